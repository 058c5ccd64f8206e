package org.phonebank.desktop.window.base;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.AtomicFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person has chosen about the window: a small JSON object that is written when the window closes or loses the
 * focus, when another page is shown, and when asked to. Each value is a property that begins with what was kept. A file that cannot be read counts as empty. On the UI thread,
 * but for {@link #open} and {@link #flush}, which wait for the disk.
 */
public final class Preferences {
    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode values;
    private final AtomicReference<@Nullable String> waiting = new AtomicReference<>();

    private Preferences(Path file, ObjectNode values) {
        this.file = file;
        this.values = values;
    }

    public static Preferences open(Path file) {
        return new Preferences(file, read(file));
    }

    private static ObjectNode read(Path file) {
        try {
            if (Files.exists(file) && JSON.readTree(Files.readString(file)) instanceof ObjectNode kept) {
                return kept;
            }
        } catch (JacksonException e) {
            LOG.warn("{} is not readable, so the window begins as new: {}", file, e.getOriginalMessage());
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so the window begins as new.", file, e);
        }
        return JSON.createObjectNode();
    }

    public StringProperty text(String key, String usual) {
        StringProperty property = new SimpleStringProperty(values.path(key).asText(usual));
        property.subscribe((before, value) -> change(() -> values.put(key, value)));
        return property;
    }

    public DoubleProperty number(String key, double usual) {
        double kept = values.path(key).asDouble(usual);
        DoubleProperty property = new SimpleDoubleProperty(Double.isFinite(kept) ? kept : usual);
        property.subscribe((before, value) -> change(() -> values.put(key, value.doubleValue())));
        return property;
    }

    public BooleanProperty flag(String key, boolean usual) {
        BooleanProperty property = new SimpleBooleanProperty(values.path(key).asBoolean(usual));
        property.subscribe((before, value) -> change(() -> values.put(key, value)));
        return property;
    }

    /** A constant of an enum; one that is no longer known counts as the usual one. */
    public <E extends Enum<E>> E constant(String key, Class<E> type, E usual) {
        JsonNode kept = values.path(key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(kept.asText())) {
                return constant;
            }
        }
        return usual;
    }

    public void keep(String key, Enum<?> constant) {
        change(() -> values.put(key, constant.name()));
    }

    /** What changes waits to be written, so that it is not lost when the program is ended from outside. */
    private void change(Runnable change) {
        change.run();
        note();
    }

    /** Has everything written beside; what was written before stays if that fails. */
    public void save() {
        note();
        ForkJoinPool.commonPool().execute(this::flush);
    }

    private void note() {
        try {
            waiting.set(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values) + "\n");
        } catch (JacksonException e) {
            throw new IllegalStateException("Preferences are plain values.", e);
        }
    }

    /** Writes what was saved and is not written yet; waits for the disk. For any thread but the UI thread. */
    public synchronized void flush() {
        String text = waiting.getAndSet(null);
        if (text == null) {
            return;
        }
        try {
            AtomicFiles.write(file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            LOG.warn("{} cannot be written: the window will begin as before.", file, e);
        }
    }
}
