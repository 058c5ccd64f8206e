package org.phonebank.partitioner.manifest;

import org.jspecify.annotations.Nullable;

/**
 * What one layer does otherwise than others.
 *
 * @param window how many tokens it sees, the current one included; 0 if all
 * @param rope name of its {@link RopeTable}; null if it does not rotate queries and keys
 */
public record LayerSettings(int window, @Nullable String rope) {
    public LayerSettings {
        if (window < 0) {
            throw new IllegalArgumentException("A window cannot have " + window + " tokens.");
        }
    }
}
