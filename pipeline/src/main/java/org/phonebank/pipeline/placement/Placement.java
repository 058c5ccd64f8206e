package org.phonebank.pipeline.placement;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which phone holds which layers.
 *
 * @param stages in the order of the layers, all of them covered
 * @param explanation why it is so, for people, in English
 * @param remarks the same in parts, for those who say it in another language
 */
public record Placement(List<StagePlacement> stages, String explanation, List<Remark> remarks) {
    public Placement {
        stages = List.copyOf(stages);
        remarks = List.copyOf(remarks);
    }

    /** A placement of which only a sentence is known. */
    public Placement(List<StagePlacement> stages, String explanation) {
        this(stages, explanation, List.of());
    }

    /** A placement for these reasons. */
    static Placement because(List<StagePlacement> stages, List<Remark> remarks) {
        return new Placement(stages, remarks.stream().map(Remark::english).collect(Collectors.joining(" ")), remarks);
    }
}
