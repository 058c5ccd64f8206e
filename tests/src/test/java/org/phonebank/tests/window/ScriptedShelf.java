package org.phonebank.tests.window;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.phonebank.desktop.wizard.ModelShelf;
import org.phonebank.desktop.wizard.ShelvedModel;

/** Has the models that the test puts on it. */
final class ScriptedShelf implements ModelShelf {
    private final List<ShelvedModel> models;

    ScriptedShelf(ShelvedModel... models) {
        this.models = List.of(models);
    }

    @Override
    public void listen(Consumer<List<ShelvedModel>> listener) {
        listener.accept(models);
    }

    @Override
    public void refresh() {}

    @Override
    public CompletableFuture<ShelvedModel> open(Path path) {
        return CompletableFuture.completedFuture(models.get(0));
    }

    @Override
    public void close(Path path) {}

    @Override
    public void close() {}
}
