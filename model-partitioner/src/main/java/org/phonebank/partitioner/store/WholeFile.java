package org.phonebank.partitioner.store;

import java.util.List;
import java.util.Objects;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.manifest.StoredWeight;

/**
 * A weight file that was written, read back and found right.
 *
 * @param weights what it holds, in the order of the plan
 */
public record WholeFile(StoreFile file, List<StoredWeight> weights) {
    public WholeFile {
        Objects.requireNonNull(file, "There is no file.");
        weights = List.copyOf(weights);
    }
}
