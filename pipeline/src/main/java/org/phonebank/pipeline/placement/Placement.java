package org.phonebank.pipeline.placement;

import java.util.List;

/**
 * Which phone holds which layers.
 *
 * @param stages in the order of the layers, all of them covered
 * @param explanation why it is so, for people
 */
public record Placement(List<StagePlacement> stages, String explanation) {
    public Placement {
        stages = List.copyOf(stages);
    }
}
