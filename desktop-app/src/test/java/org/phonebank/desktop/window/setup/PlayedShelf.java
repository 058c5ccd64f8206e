package org.phonebank.desktop.window.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.phonebank.desktop.wizard.ModelShelf;
import org.phonebank.desktop.wizard.ShelvedModel;
import org.phonebank.pipeline.phrase.Phrase;

/** Has the sample, another one under one path, and one that cannot be used for everything else that is opened. */
final class PlayedShelf implements ModelShelf {
    /** Opens like the sample. */
    static final Path OTHER = Path.of("/models/other");

    private final ShelvedModel sample;
    private final boolean slow;
    private Consumer<List<ShelvedModel>> listener = models -> {};

    /** @param slow if the sample is there only when it is offered */
    PlayedShelf(ShelvedModel sample, boolean slow) {
        this.sample = sample;
        this.slow = slow;
    }

    @Override
    public void listen(Consumer<List<ShelvedModel>> heard) {
        listener = heard;
        if (!slow) {
            offer();
        }
    }

    void offer() {
        listener.accept(List.of(sample));
    }

    @Override
    public void refresh() {}

    @Override
    public CompletableFuture<ShelvedModel> open(Path path) {
        if (path.equals(OTHER)) {
            ShelvedModel other = new ShelvedModel(
                    ShelvedModel.Kind.OPENED, path.toString(), sample.looked(), sample.cuts(), Phrase.NONE);
            listener.accept(List.of(sample, other));
            return CompletableFuture.completedFuture(other);
        }
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
