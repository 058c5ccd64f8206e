package org.phonebank.desktop.wizard;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The models at hand: the one that came with the application, those that were cut before, and those that a person opened. */
public interface ModelShelf extends AutoCloseable {
    /** Begins to look; the listener hears what is there, and again when that changes. Called once. */
    void listen(Consumer<List<ShelvedModel>> listener);

    /** Looks again for models that were cut meanwhile. */
    void refresh();

    /** Puts the model of a folder or an {@code .onnx} file on the shelf, also one that cannot be used. */
    CompletableFuture<ShelvedModel> open(Path path);

    /** Takes an opened model off the shelf; its files stay where they are. */
    void close(Path path);

    @Override
    void close();
}
