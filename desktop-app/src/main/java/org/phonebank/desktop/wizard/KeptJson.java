package org.phonebank.desktop.wizard;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.AtomicFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one value in a file as JSON, written beside and in whole, so that it survives the program however it ends. */
final class KeptJson<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptJson.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long CLOSE_SECONDS = 5;

    private final Path file;
    private final T kept;
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final ExecutorService writer;

    /**
     * Reads what was kept last, so it waits for the disk; a file that cannot be read counts as none.
     *
     * @param none counts as long as nothing was kept
     */
    KeptJson(Path file, Class<T> type, T none) {
        this.file = file;
        this.kept = read(file, JSON.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES), none);
        this.writer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "keeps-" + file.getFileName());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What had been kept when this was made. */
    T kept() {
        return kept;
    }

    private static <T> T read(Path file, ObjectReader reader, T none) {
        try {
            if (Files.exists(file)) {
                T kept = reader.readValue(Files.readAllBytes(file));
                return kept == null ? none : kept;
            }
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.warn("{} is not readable, so it counts as empty: {}", file, e.getMessage());
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so it counts as empty.", file, e);
        }
        return none;
    }

    /** Writes soon; of several that come quickly, the last counts. */
    void keep(T value) {
        if (waiting.getAndSet(value) == null && !writer.isShutdown()) {
            writer.execute(this::write);
        }
    }

    private void write() {
        T newest = waiting.getAndSet(null);
        if (newest == null) {
            return;
        }
        try {
            byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(newest);
            AtomicFiles.write(file, new ByteArrayInputStream(text));
        } catch (IOException e) {
            LOG.warn("{} cannot be written: what it holds stays as it was.", file, e);
        }
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} was not written within {} seconds.", file, CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
