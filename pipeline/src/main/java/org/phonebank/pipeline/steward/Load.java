package org.phonebank.pipeline.steward;

import java.util.List;
import java.util.Objects;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * A shard that a phone shall load; loading one that is loaded is done at once.
 *
 * @param phone its name, for people
 * @param pushBytes of files that it lacks
 * @param memoryBytes that it takes
 * @param unloadFirst shards to take out of the layout and to unload before, because there is no room beside them; what
 *     they serve waits meanwhile unless other replicas do
 */
public record Load(
        String serial,
        String phone,
        LayerRange layers,
        long pushBytes,
        long memoryBytes,
        List<LayerRange> unloadFirst) {
    public Load {
        Objects.requireNonNull(serial);
        Objects.requireNonNull(phone);
        Objects.requireNonNull(layers);
        unloadFirst = List.copyOf(unloadFirst);
    }
}
