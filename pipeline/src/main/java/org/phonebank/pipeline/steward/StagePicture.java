package org.phonebank.pipeline.steward;

import java.util.List;
import java.util.Objects;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.serving.Layout;
import org.phonebank.pipeline.serving.Replica;

/**
 * One stage of the layout.
 *
 * @param replicas serials, with those that are suspended; none if the stage is missing
 */
public record StagePicture(LayerRange layers, List<String> replicas) {
    public StagePicture {
        Objects.requireNonNull(layers);
        replicas = List.copyOf(replicas);
    }

    /** The stages of a layout. */
    public static List<StagePicture> of(Layout layout) {
        return layout.stages().stream()
                .map(stage -> new StagePicture(
                        stage.layers(),
                        stage.replicas().stream().map(Replica::serial).toList()))
                .toList();
    }
}
