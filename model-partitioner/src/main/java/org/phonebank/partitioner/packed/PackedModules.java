package org.phonebank.partitioner.packed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.plan.DenseModules;
import org.phonebank.partitioner.plan.LinearModules;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource;
import org.phonebank.partitioner.plan.RowSource.Part;
import org.phonebank.partitioner.plan.WeightFormat;
import org.phonebank.partitioner.quantize.ScaleSearch;
import org.phonebank.partitioner.source.TensorSource;

/** Modules of a package that quantized some of its matrices, or all; the others are plain numbers. */
public final class PackedModules implements LinearModules {
    private static final int SMALLEST_BLOCK = 16;

    private final Map<String, PackedMatrix> matrices;
    private final LinearModules dense = new DenseModules();

    private PackedModules(Map<String, PackedMatrix> matrices) {
        this.matrices = Map.copyOf(matrices);
    }

    /**
     * The modules of a package.
     *
     * @param settings null where the configuration says nothing of quantized matrices
     * @throws ModelPackageException if tensors of a module are missing, or not as the settings say
     */
    public static LinearModules of(TensorSource source, @Nullable PackedSettings settings)
            throws IOException, ModelPackageException {
        if (settings == null) {
            PackedFinder.requireNone(source);
            return new DenseModules();
        }
        return new PackedModules(new PackedFinder(source, settings).find());
    }

    @Override
    public List<PlannedWeight> linear(String name, WeightFormat format, int inputs, List<Part> modules)
            throws ModelPackageException {
        List<PackedMatrix> found = new ArrayList<>();
        for (Part module : modules) {
            PackedMatrix matrix = matrices.get(module.tensor());
            if (matrix != null) {
                requireShape(module, inputs, matrix);
                found.add(matrix);
            }
        }
        if (found.isEmpty()) {
            return dense.linear(name, format, inputs, modules);
        }
        if (found.size() < modules.size()) {
            throw notAlike(modules, "are quantized only in part");
        }
        return packed(name, inputs, modules, found);
    }

    private static List<PlannedWeight> packed(String name, int inputs, List<Part> modules, List<PackedMatrix> matrices)
            throws ModelPackageException {
        PackedMatrix first = matrices.get(0);
        int blockSize = first.blockSize();
        boolean zeroPoints = false;
        for (PackedMatrix matrix : matrices) {
            if (matrix.bits() != first.bits()) {
                throw notAlike(modules, "have " + first.bits() + " and " + matrix.bits() + " bits");
            }
            if (!sameOrder(first, matrix)) {
                throw notAlike(modules, "take their inputs in different orders (g_idx)");
            }
            blockSize = Math.min(blockSize, matrix.blockSize());
            zeroPoints |= matrix.zeroPoints() != null;
        }
        if (blockSize < SMALLEST_BLOCK) {
            throw new ModelPackageException("The groups of " + names(modules) + " do not start at multiples of "
                    + SMALLEST_BLOCK + " inputs, so they cannot be taken over; give the original model.");
        }
        WeightFormat format =
                new WeightFormat(Encoding.ofBits(first.bits()), blockSize, zeroPoints, ScaleSearch.ROUND_TO_NEAREST);
        List<PlannedWeight> weights = new ArrayList<>();
        weights.add(PlannedWeight.packed(name, format, inputs, new RowSource.Packed(List.copyOf(matrices))));
        if (first.order() != null) {
            weights.add(PlannedWeight.table(
                    name + StoredWeight.INPUT_ORDER, inputs, 1, first.order().asValues()));
        }
        return weights;
    }

    private static boolean sameOrder(PackedMatrix one, PackedMatrix other) {
        InputOrder order = one.order();
        InputOrder otherOrder = other.order();
        return order == null ? otherOrder == null : otherOrder != null && order.equalTo(otherOrder);
    }

    private static void requireShape(Part module, int inputs, PackedMatrix matrix) throws ModelPackageException {
        if (matrix.inputs() != inputs || matrix.outputs() != module.rows()) {
            throw new ModelPackageException("The quantized matrix " + module.tensor() + " has " + matrix.outputs()
                    + " outputs and " + matrix.inputs() + " inputs, but the configuration calls for " + module.rows()
                    + " and " + inputs + ".");
        }
    }

    private static ModelPackageException notAlike(List<Part> modules, String problem) {
        return new ModelPackageException("The matrices " + names(modules) + " " + problem
                + ", so they cannot be applied as one, which is not supported; give the original model.");
    }

    private static String names(List<Part> modules) {
        return String.join(", ", modules.stream().map(Part::tensor).toList());
    }
}
