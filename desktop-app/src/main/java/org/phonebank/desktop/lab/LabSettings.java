package org.phonebank.desktop.lab;

import java.util.Set;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.partitioner.quantize.Quantization;

/**
 * What a lab session is to set up.
 *
 * @param quantization of the weights; a layer store keeps the one it was cut with
 */
public record LabSettings(DataFolder data, PhoneSource phones, ModelSource model, Quantization quantization) {
    public static final Set<Integer> BITS = Set.of(32, 16, 8, 4);

    /** Conversations that every phone keeps room for: one, and one that takes its place. */
    public static final int CONVERSATIONS = 2;

    /** The usual quantization of 32, 16, 8 or 4 bits. */
    public LabSettings(DataFolder data, PhoneSource phones, ModelSource model, int bits) {
        this(data, phones, model, Quantization.ofBits(bits));
    }
}
