package org.phonebank.partitioner.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.plan.StorePlan;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.source.TensorSource;

/** A model as somebody gave it to us, whatever its format: checked, understood, and ready to be cut. */
public interface ModelPackage {
    Path folder();

    /** What to call the model in front of a person. */
    default String name() {
        Path last = folder().toAbsolutePath().normalize().getFileName();
        return last == null ? "model" : last.toString();
    }

    /** As the package names it, for example {@code LlamaForCausalLM}. */
    String architecture();

    /** Sizes; the context length is the model's own. */
    ModelShape shape();

    /** Ids that end an answer, ascending. */
    List<Integer> stopTokenIds();

    /** The tokenizer files that are there, which a store takes over. */
    List<String> tokenizerFiles();

    /** Every file that a store made of this package depends on. */
    List<Path> sourceFiles() throws IOException, ModelPackageException;

    /**
     * Bits that most weights have in a store.
     *
     * @param asked what was asked for, which a package that is quantized already cannot follow
     */
    default int storedBits(int asked) {
        return asked;
    }

    /** Opens the weights. */
    TensorSource openTensors() throws IOException, ModelPackageException;

    /**
     * Plans a store.
     *
     * @param quantization what was asked for; packages that are quantized already keep what they have
     * @param contextLength tokens a sequence may have, at most the model's own
     * @param tensors this package's weights
     * @throws ModelPackageException if a weight is missing or has another shape than the package says
     */
    StorePlan plan(Quantization quantization, int contextLength, TensorSource tensors)
            throws IOException, ModelPackageException;
}
