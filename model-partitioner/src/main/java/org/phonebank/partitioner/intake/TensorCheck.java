package org.phonebank.partitioner.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.plan.PackedRows;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.source.TensorSource;

/** Compares what a plan needs with what a package has, before anything is written. */
public final class TensorCheck {
    private TensorCheck() {}

    /**
     * Checks the plan against the tensors and counts.
     *
     * @return the number of trained values the plan uses, those of a tied head once
     * @throws ModelPackageException if a tensor is missing or has another shape than the configuration says
     */
    public static long countParameters(List<PlannedFile> plan, TensorSource source) throws ModelPackageException {
        Set<String> counted = new HashSet<>();
        long parameters = 0;
        for (PlannedFile file : plan) {
            for (PlannedWeight weight : file.weights()) {
                parameters += countParameters(weight, source, counted);
            }
        }
        return parameters;
    }

    private static long countParameters(PlannedWeight weight, TensorSource source, Set<String> counted)
            throws ModelPackageException {
        long parameters = 0;
        if (weight.source() instanceof RowSource.Stacked stacked) {
            for (RowSource.Part part : stacked.parts()) {
                TensorInfo tensor = require(weight, part, source);
                parameters += counted.add(part.tensor()) ? tensor.elements() : 0;
            }
        } else if (weight.source() instanceof RowSource.Packed packed) {
            for (PackedRows part : packed.parts()) {
                boolean first = counted.add(part.tensors().get(0).name());
                parameters += first ? (long) part.rows() * weight.columns() : 0;
            }
        }
        return parameters;
    }

    private static TensorInfo require(PlannedWeight weight, RowSource.Part part, TensorSource source)
            throws ModelPackageException {
        TensorInfo tensor = source.find(part.tensor())
                .orElseThrow(() -> new ModelPackageException("The model package has no tensor " + part.tensor()
                        + ", which its configuration calls for; the download may be incomplete."));
        if (!tensor.format().real()) {
            throw new ModelPackageException("The tensor " + part.tensor() + " holds integers (" + tensor.format()
                    + "), but the configuration calls for the values of a weight.");
        }
        List<Long> expected =
                weight.isVector() ? List.of((long) part.rows()) : List.of((long) part.rows(), (long) weight.columns());
        if (!tensor.shape().equals(expected)) {
            throw new ModelPackageException("The tensor " + part.tensor() + " has the shape " + tensor.shape()
                    + ", but the configuration calls for " + expected + ".");
        }
        return tensor;
    }
}
