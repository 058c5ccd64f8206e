package org.phonebank.desktop.lab;

import java.util.Set;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.partitioner.quantize.Quantization;

/**
 * What a lab session is to set up.
 *
 * @param quantization of the weights; a layer store keeps the one it was cut with
 * @param resilience what is done so that answers survive phones
 * @param placing who places the layers
 * @param purpose of the run, for people, such as "chat"
 */
public record LabSettings(
        DataFolder data,
        PhoneSource phones,
        ModelSource model,
        Quantization quantization,
        Resilience resilience,
        Placing placing,
        String purpose) {
    public static final Set<Integer> BITS = Set.of(32, 16, 8, 4);

    /** Conversations that every phone keeps room for at least: one, and one that takes its place. */
    public static final int CONVERSATIONS = 2;

    /** The planner places the layers. */
    public LabSettings(
            DataFolder data,
            PhoneSource phones,
            ModelSource model,
            Quantization quantization,
            Resilience resilience,
            String purpose) {
        this(data, phones, model, quantization, resilience, Placing.AUTOMATIC, purpose);
    }

    /** The usual quantization of 32, 16, 8 or 4 bits. */
    public LabSettings(DataFolder data, PhoneSource phones, ModelSource model, int bits) {
        this(data, phones, model, Quantization.ofBits(bits));
    }

    /** The usual resilience. */
    public LabSettings(DataFolder data, PhoneSource phones, ModelSource model, Quantization quantization) {
        this(data, phones, model, quantization, Resilience.USUAL, "lab");
    }

    /** The same with another resilience. */
    public LabSettings with(Resilience other) {
        return new LabSettings(data, phones, model, quantization, other, placing, purpose);
    }

    /** The same for another purpose. */
    public LabSettings purpose(String other) {
        return new LabSettings(data, phones, model, quantization, resilience, placing, other);
    }

    /** The same with another who places the layers. */
    public LabSettings with(Placing other) {
        return new LabSettings(data, phones, model, quantization, resilience, other, purpose);
    }
}
