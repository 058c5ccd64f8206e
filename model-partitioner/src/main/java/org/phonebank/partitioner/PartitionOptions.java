package org.phonebank.partitioner;

import java.util.OptionalInt;
import org.phonebank.partitioner.quantize.Quantization;

/**
 * How to cut a model.
 *
 * @param quantization how weights are stored; the embedding and the head may keep more bits
 * @param contextLength tokens a sequence may have; empty takes the model's own, at most {@value #DEFAULT_CONTEXT}
 */
public record PartitionOptions(Quantization quantization, OptionalInt contextLength) {
    /** KV buffers are allocated for the whole context, so a model's full 128k is not a sensible default on a phone. */
    public static final int DEFAULT_CONTEXT = 4096;

    public PartitionOptions {
        if (contextLength.isPresent() && contextLength.getAsInt() < 1) {
            throw new IllegalArgumentException("The context length must be positive.");
        }
    }

    public static PartitionOptions ofBits(int bits) {
        return new PartitionOptions(Quantization.ofBits(bits), OptionalInt.empty());
    }
}
