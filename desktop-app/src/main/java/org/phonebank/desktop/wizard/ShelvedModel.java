package org.phonebank.desktop.wizard;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ModelSource;
import org.phonebank.partitioner.Inspection;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * A model at hand.
 *
 * @param path "" for the sample
 * @param looked null if it cannot be used
 * @param cuts what cutting it would give, from few bits to many; one entry for a model that is cut already
 * @param problem why it cannot be used, one sentence; none otherwise
 */
public record ShelvedModel(
        Kind kind, String path, @Nullable Inspection looked, List<ModelManifest> cuts, Phrase problem) {
    /** Where it comes from. */
    public enum Kind {
        /** It came with the application. */
        SAMPLE,
        /** A layer store: it was cut before and keeps its bits. */
        CUT,
        /** A person opened it. */
        OPENED
    }

    public ShelvedModel {
        cuts = List.copyOf(cuts);
    }

    public boolean usable() {
        return problem.isNone();
    }

    public Optional<Inspection> inspection() {
        return Optional.ofNullable(looked);
    }

    /** As cut with these bits; the nearest cut that there is, if there is none with just these. */
    public Optional<ModelManifest> cut(int bits) {
        return cuts.stream()
                .min((one, other) -> Integer.compare(Math.abs(one.bits() - bits), Math.abs(other.bits() - bits)));
    }

    public ModelSource source() {
        return kind == Kind.SAMPLE ? new ModelSource.Sample() : new ModelSource.Folder(Path.of(path));
    }
}
