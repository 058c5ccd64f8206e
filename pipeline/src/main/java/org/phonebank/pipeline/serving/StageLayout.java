package org.phonebank.pipeline.serving;

import java.util.List;
import java.util.Objects;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * One stage and who serves it.
 *
 * @param replicas none if the stage is missing, no phone twice
 */
public record StageLayout(LayerRange layers, Redundancy redundancy, List<Replica> replicas) {
    public StageLayout {
        Objects.requireNonNull(layers);
        Objects.requireNonNull(redundancy);
        replicas = List.copyOf(replicas);
        if (replicas.stream().map(Replica::serial).distinct().count() < replicas.size()) {
            throw new IllegalArgumentException("A phone holds the same layers twice: " + replicas + ".");
        }
    }

    /** A stage whose replicas rest unless they are needed. */
    public StageLayout(LayerRange layers, List<Replica> replicas) {
        this(layers, Redundancy.JOURNALED, replicas);
    }
}
