package org.phonebank.partitioner;

import java.util.OptionalInt;
import org.phonebank.partitioner.manifest.Encoding;

/**
 * How to cut a model.
 *
 * @param bits bits per weight: 32, 16, 8 or 4; the embedding and the head may keep more
 * @param contextLength tokens a sequence may have; empty takes the model's own, at most {@value #DEFAULT_CONTEXT}
 */
public record PartitionOptions(int bits, OptionalInt contextLength) {
    /** KV buffers are allocated for the whole context, so a model's full 128k is not a sensible default on a phone. */
    public static final int DEFAULT_CONTEXT = 4096;

    public PartitionOptions {
        Encoding.ofBits(bits);
        if (contextLength.isPresent() && contextLength.getAsInt() < 1) {
            throw new IllegalArgumentException("The context length must be positive.");
        }
    }

    public static PartitionOptions ofBits(int bits) {
        return new PartitionOptions(bits, OptionalInt.empty());
    }
}
