package org.phonebank.partitioner.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
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
            requireShortRows(weight);
            for (RowSource.Part part : stacked.parts()) {
                TensorInfo tensor = require(part.tensor(), shape(weight, part), source);
                parameters += counted.add(part.tensor()) ? tensor.elements() : 0;
            }
        } else if (weight.source() instanceof RowSource.Columns columns) {
            requireShortRows(weight);
            TensorInfo tensor = require(columns.tensor(), weight.shape(), source);
            parameters += counted.add(columns.tensor()) ? tensor.elements() : 0;
        } else if (weight.source() instanceof RowSource.Packed packed) {
            for (PackedRows part : packed.parts()) {
                boolean first = counted.add(part.tensors().get(0).name());
                parameters += first ? (long) part.rows() * weight.columns() : 0;
            }
        }
        return parameters;
    }

    private static List<Long> shape(PlannedWeight weight, RowSource.Part part) {
        long rows = part.rows();
        return weight.isVector() ? List.of(rows) : List.of(rows, (long) weight.columns());
    }

    private static void requireShortRows(PlannedWeight weight) throws ModelPackageException {
        if (weight.encoding().quantized() && weight.columns() > PlannedWeight.MAXIMUM_QUANTIZED_COLUMNS) {
            throw new ModelPackageException("The matrix " + weight.name() + " has rows of " + weight.columns()
                    + " values; more than " + PlannedWeight.MAXIMUM_QUANTIZED_COLUMNS
                    + " cannot be stored at 8 or 4 bits, use 32 or 16.");
        }
    }

    private static TensorInfo require(String name, List<Long> expected, TensorSource source)
            throws ModelPackageException {
        TensorInfo tensor =
                source.find(name).orElseThrow(() -> new ModelPackageException(ModelProblem.NO_TENSOR, name));
        if (!tensor.format().real()) {
            throw new ModelPackageException("The tensor " + name + " holds integers (" + tensor.format()
                    + "), but the configuration calls for the values of a weight.");
        }
        if (!tensor.shape().equals(expected)) {
            throw new ModelPackageException(ModelProblem.SHAPE, name, tensor.shape(), expected);
        }
        return tensor;
    }
}
