package org.phonebank.desktop.keeping;

import java.util.List;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.serving.Redundancy;

/**
 * Who serves what now.
 *
 * @param stages in the order of the layers
 * @param missing one sentence for each stage that has nobody and cannot be helped
 */
public record Serving(List<Stage> stages, List<Phrase> missing) {
    public Serving {
        stages = List.copyOf(stages);
        missing = List.copyOf(missing);
    }

    /**
     * Layers that are computed together.
     *
     * @param holders phones that have them; none while the stage is missing
     */
    public record Stage(LayerRange layers, Redundancy redundancy, List<Holder> holders) {
        public Stage {
            holders = List.copyOf(holders);
        }

        /** Whether a phone computes them now. */
        public boolean served() {
            return holders.stream().anyMatch(holder -> !holder.resting());
        }
    }

    /**
     * A phone that has a stage's layers.
     *
     * @param resting it has them but gets nothing to do
     */
    public record Holder(String serial, String name, boolean resting) {}

    /** Whether answers can be computed without waiting. */
    public boolean complete() {
        return !stages.isEmpty() && stages.stream().allMatch(Stage::served);
    }
}
