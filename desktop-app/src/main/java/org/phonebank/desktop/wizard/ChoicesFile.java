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

/** Keeps choices in a file, so that they survive the program however it ends. */
public final class ChoicesFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChoicesFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader READER =
            JSON.readerFor(Choices.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final long CLOSE_SECONDS = 5;

    private final Path file;
    private final AtomicReference<@Nullable Choices> waiting = new AtomicReference<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "setup-choices");
        thread.setDaemon(true);
        return thread;
    });

    public ChoicesFile(Path file) {
        this.file = file;
    }

    /** What was kept last; a file that cannot be read counts as none. The only method that waits, besides {@link #close}. */
    public Choices read() {
        try {
            if (Files.exists(file)) {
                Choices kept = READER.readValue(Files.readAllBytes(file));
                return kept == null ? Choices.NONE : kept;
            }
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.warn("{} is not readable, so setting up begins anew: {}", file, e.getMessage());
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so setting up begins anew.", file, e);
        }
        return Choices.NONE;
    }

    /** Writes soon; of several that come quickly, the last counts. */
    public void keep(Choices choices) {
        if (waiting.getAndSet(choices) == null && !writer.isShutdown()) {
            writer.execute(this::write);
        }
    }

    private void write() {
        Choices newest = waiting.getAndSet(null);
        if (newest == null) {
            return;
        }
        try {
            byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(newest);
            AtomicFiles.write(file, new ByteArrayInputStream(text));
        } catch (IOException e) {
            LOG.warn("{} cannot be written: setting up will begin as before.", file, e);
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
