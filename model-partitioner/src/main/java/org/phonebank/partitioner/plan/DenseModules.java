package org.phonebank.partitioner.plan;

import java.util.List;
import org.phonebank.partitioner.plan.RowSource.Part;
import org.phonebank.partitioner.plan.RowSource.Stacked;

/** Modules whose matrices are plain numbers in a tensor called {@code weight}. */
public final class DenseModules implements LinearModules {
    @Override
    public List<PlannedWeight> linear(String name, WeightFormat format, int inputs, List<Part> modules) {
        return List.of(PlannedWeight.linear(name, format, inputs, Stacked.ofModules(modules, ".weight")));
    }
}
