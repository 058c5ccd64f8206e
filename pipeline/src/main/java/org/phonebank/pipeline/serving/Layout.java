package org.phonebank.pipeline.serving;

import java.util.List;

/**
 * The stages and their replicas at one time.
 *
 * @param version grows with every change
 * @param stages in the order of the layers, from layer 0 without a gap; the end of the last one is the model's
 */
public record Layout(long version, List<StageLayout> stages) {
    public Layout {
        stages = List.copyOf(stages);
        int next = 0;
        for (StageLayout stage : stages) {
            if (stage.layers().first() != next) {
                throw new IllegalArgumentException(
                        "A stage begins at layer " + stage.layers().first() + " where " + next + " is due.");
            }
            next = stage.layers().end();
        }
    }

    /** Number of layers, 0 if there are no stages. */
    public int layers() {
        return stages.isEmpty() ? 0 : stages.get(stages.size() - 1).layers().end();
    }
}
