package org.phonebank.desktop.lab;

import java.util.Set;
import org.phonebank.desktop.data.DataFolder;

/**
 * What a lab session is to set up.
 *
 * @param bits of the weights: 32, 16, 8 or 4; a layer store keeps those it was cut with
 */
public record LabSettings(DataFolder data, PhoneSource phones, ModelSource model, int bits) {
    public static final Set<Integer> BITS = Set.of(32, 16, 8, 4);

    public LabSettings {
        if (!BITS.contains(bits)) {
            throw new IllegalArgumentException("Weights can have 32, 16, 8 or 4 bits, not " + bits + ".");
        }
    }
}
