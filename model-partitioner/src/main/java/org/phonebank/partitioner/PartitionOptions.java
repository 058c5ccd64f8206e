package org.phonebank.partitioner;

import java.util.OptionalInt;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.intake.ModelPackage;
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

    /**
     * The context length of a store of this model.
     *
     * @throws ModelPackageException if more was asked for than the model can have
     */
    int contextLengthFor(ModelPackage model) throws ModelPackageException {
        int own = model.shape().contextLength();
        int wanted = contextLength.orElse(Math.min(own, DEFAULT_CONTEXT));
        if (wanted > own) {
            throw new ModelPackageException(ModelProblem.CONTEXT, model.name(), own, wanted);
        }
        return wanted;
    }

    public static PartitionOptions ofBits(int bits) {
        return new PartitionOptions(Quantization.ofBits(bits), OptionalInt.empty());
    }
}
