package org.phonebank.partitioner.plan;

import java.util.List;
import org.phonebank.partitioner.source.TensorInfo;

/** Where the rows of a weight come from. */
public sealed interface RowSource {
    /** Names of the tensors of the package that are read. */
    List<String> tensors();

    /**
     * Tensors of the package stacked row upon row; a vector counts as one row per value.
     *
     * @param addend added to every value
     */
    record Stacked(List<Part> parts, float addend) implements RowSource {
        public Stacked {
            parts = List.copyOf(parts);
        }

        public Stacked(List<Part> parts) {
            this(parts, 0);
        }

        public static Stacked of(String tensor, int rows) {
            return new Stacked(List.of(new Part(tensor, rows)));
        }

        /** One tensor of each module. */
        public static Stacked ofModules(List<Part> modules, String suffix) {
            return new Stacked(modules.stream()
                    .map(module -> new Part(module.tensor() + suffix, module.rows()))
                    .toList());
        }

        /** The same with something added to every value. */
        public Stacked plus(float addition) {
            return new Stacked(parts, addend + addition);
        }

        @Override
        public List<String> tensors() {
            return parts.stream().map(Part::tensor).toList();
        }

        public int rows() {
            return parts.stream().mapToInt(Part::rows).sum();
        }
    }

    /**
     * A tensor of the package.
     *
     * @param tensor its name there
     * @param rows how many rows it must have
     */
    record Part(String tensor, int rows) {}

    /** Matrices that are quantized already, stacked row upon row. */
    record Packed(List<PackedRows> parts) implements RowSource {
        public Packed {
            parts = List.copyOf(parts);
        }

        @Override
        public List<String> tensors() {
            return parts.stream()
                    .flatMap(part -> part.tensors().stream())
                    .map(TensorInfo::name)
                    .toList();
        }

        public int rows() {
            return parts.stream().mapToInt(PackedRows::rows).sum();
        }
    }

    /** A tensor of the package whose rows are the columns of the weight. */
    record Columns(String tensor) implements RowSource {
        @Override
        public List<String> tensors() {
            return List.of(tensor);
        }
    }

    /** Rows that are calculated. */
    record Calculated(RowFunction function) implements RowSource {
        @Override
        public List<String> tensors() {
            return List.of();
        }
    }

    /** Calculates one row of a table. Must be thread-safe. */
    @FunctionalInterface
    interface RowFunction {
        void fill(int row, float[] values, int offset);
    }
}
