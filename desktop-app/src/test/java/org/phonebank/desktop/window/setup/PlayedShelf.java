package org.phonebank.desktop.window.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.phonebank.desktop.wizard.ModelShelf;
import org.phonebank.desktop.wizard.ShelvedModel;
import org.phonebank.pipeline.phrase.Phrase;

/** Has the sample, and one that cannot be used for everything that is opened. */
final class PlayedShelf implements ModelShelf {
    private final ShelvedModel sample;
    private Consumer<List<ShelvedModel>> listener = models -> {};

    PlayedShelf(ShelvedModel sample) {
        this.sample = sample;
    }

    @Override
    public void listen(Consumer<List<ShelvedModel>> heard) {
        listener = heard;
        heard.accept(List.of(sample));
    }

    @Override
    public void refresh() {}

    @Override
    public CompletableFuture<ShelvedModel> open(Path path) {
        ShelvedModel broken = new ShelvedModel(
                ShelvedModel.Kind.OPENED,
                path.toString(),
                null,
                List.of(),
                Phrase.verbatim("There is no model at " + path + "."));
        listener.accept(List.of(sample, broken));
        return CompletableFuture.completedFuture(broken);
    }

    @Override
    public void close(Path path) {
        listener.accept(List.of(sample));
    }

    @Override
    public void close() {}
}
