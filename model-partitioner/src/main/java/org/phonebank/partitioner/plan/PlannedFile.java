package org.phonebank.partitioner.plan;

import java.util.List;
import org.phonebank.partitioner.manifest.FileRole;

/**
 * A weight file to be written.
 *
 * @param layer -1 unless the role is {@link FileRole#LAYER}
 */
public record PlannedFile(String name, FileRole role, int layer, List<PlannedWeight> weights) {
    public PlannedFile {
        weights = List.copyOf(weights);
    }
}
