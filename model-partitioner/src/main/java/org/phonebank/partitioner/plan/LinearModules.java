package org.phonebank.partitioner.plan;

import java.util.List;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.plan.RowSource.Part;

/** How a package holds the matrices of its linear modules: as numbers, or quantized already in some layout. */
public interface LinearModules {
    /**
     * Plans the matrix of modules that are applied to the same input, their outputs stacked, and what belongs to it if
     * its inputs are stored in another order than the package's.
     *
     * @param name of the weight in the store
     * @param format how to store it, unless it is quantized already
     * @param inputs values per token that go in
     * @param modules names of the modules in the package, such as {@code model.layers.0.self_attn.q_proj}, and their outputs
     * @throws ModelPackageException if a module is quantized in a way that is not supported
     */
    List<PlannedWeight> linear(String name, WeightFormat format, int inputs, List<Part> modules)
            throws ModelPackageException;
}
