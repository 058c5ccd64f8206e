package org.phonebank.partitioner.store;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.manifest.WeightKind;
import org.phonebank.partitioner.plan.PackedRows;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource;
import org.phonebank.partitioner.source.TensorSource;

/**
 * A piece of a weight, small enough for one thread's buffers.
 *
 * @param source a part of a stacked source, or a calculated one
 * @param sourceRow first row in that source
 * @param targetRow first row in the weight
 */
record Tile(
        PlannedWeight weight,
        StoredWeight stored,
        WeightFile file,
        Source source,
        int sourceRow,
        int targetRow,
        int rows,
        int firstColumn,
        int columns) {
    /** The most values a tile may have. */
    static final int MAXIMUM_VALUES = PlannedWeight.MAXIMUM_QUANTIZED_COLUMNS;

    /** The most bytes of codes that a tile of a matrix quantized already may have, unless so few rows cannot be read. */
    static final int MAXIMUM_PACKED_BYTES = MAXIMUM_VALUES * Float.BYTES;

    /** Tall enough that a transposed tile is written in pieces that are worth a call. */
    private static final int TRANSPOSED_ROWS = 1 << 10;

    /** What a tile is read from. */
    sealed interface Source {
        /** A tensor of the package, with something added to every value. */
        record Tensor(String name, float addend) implements Source {}

        /** A matrix that is quantized already. */
        record Packed(PackedRows matrix) implements Source {
            /** Rows lie scattered in the package, so the more are read at once the better. */
            int tileRows(long bytesPerRow) {
                long units = MAXIMUM_PACKED_BYTES / (bytesPerRow * matrix.rowUnit());
                return matrix.rowUnit() * (int) Math.max(1, Math.min(units, matrix.rows()));
            }
        }

        /** A tensor of the package whose rows are the weight's columns. */
        record Columns(String name) implements Source {}

        /** A function. */
        record Function(RowSource.RowFunction function) implements Source {}
    }

    int values() {
        return rows * columns;
    }

    /** Bytes that are read for it, scales of a matrix quantized already left aside; for what is calculated, its own. */
    long sourceBytes(TensorSource tensors) throws ModelPackageException {
        long values = (long) rows * columns;
        if (weight.kind() == WeightKind.RAW) {
            return values;
        } else if (source instanceof Source.Tensor named) {
            return values * elementBytes(tensors, named.name());
        } else if (source instanceof Source.Columns named) {
            return values * elementBytes(tensors, named.name());
        }
        return values * weight.encoding().bits() / Byte.SIZE;
    }

    private static int elementBytes(TensorSource tensors, String name) throws ModelPackageException {
        return tensors.find(name).orElseThrow().format().bytes();
    }

    /** Whether the store holds this weight in the order [columns, rows]. */
    boolean transposed() {
        return weight.kind() == WeightKind.LINEAR && !weight.encoding().quantized();
    }

    /** Whether its values are read column by column. */
    boolean byColumns() {
        return source instanceof Source.Columns;
    }

    /** Cuts a weight into tiles that cover it exactly once. */
    static List<Tile> cut(PlannedWeight weight, StoredWeight stored, WeightFile file) {
        List<Tile> tiles = new ArrayList<>();
        if (weight.source() instanceof RowSource.Stacked stacked) {
            int targetRow = 0;
            for (RowSource.Part part : stacked.parts()) {
                Source source = new Source.Tensor(part.tensor(), stacked.addend());
                cut(tiles, new Tile(weight, stored, file, source, 0, targetRow, part.rows(), 0, weight.columns()));
                targetRow += part.rows();
            }
        } else if (weight.source() instanceof RowSource.Packed packed) {
            int targetRow = 0;
            for (PackedRows part : packed.parts()) {
                Source source = new Source.Packed(part);
                cut(tiles, new Tile(weight, stored, file, source, 0, targetRow, part.rows(), 0, weight.columns()));
                targetRow += part.rows();
            }
        } else if (weight.source() instanceof RowSource.Columns columns) {
            Source source = new Source.Columns(columns.tensor());
            cut(tiles, new Tile(weight, stored, file, source, 0, 0, weight.rows(), 0, weight.columns()));
        } else if (weight.source() instanceof RowSource.Calculated calculated) {
            Source source = new Source.Function(calculated.function());
            cut(tiles, new Tile(weight, stored, file, source, 0, 0, weight.rows(), 0, weight.columns()));
        }
        return tiles;
    }

    private static void cut(List<Tile> tiles, Tile whole) {
        int tallest = whole.tallest();
        int tileRows = Math.min(whole.rows, Math.max(1, tallest));
        int tileColumns = Math.min(whole.columns, MAXIMUM_VALUES / tileRows);
        if (whole.source instanceof Source.Packed packed) {
            tileRows = packed.tileRows(whole.weight.format().layout().bytesPerRow(whole.columns));
            tileColumns = whole.columns;
        }
        for (int row = 0; row < whole.rows; row += tileRows) {
            for (int column = 0; column < whole.columns; column += tileColumns) {
                tiles.add(new Tile(
                        whole.weight,
                        whole.stored,
                        whole.file,
                        whole.source,
                        row,
                        whole.targetRow + row,
                        Math.min(tileRows, whole.rows - row),
                        column,
                        Math.min(tileColumns, whole.columns - column)));
            }
        }
    }

    private int tallest() {
        if (!transposed()) {
            return MAXIMUM_VALUES / columns;
        }
        // Columns in and columns out: the longer the better.
        return byColumns() ? MAXIMUM_VALUES : TRANSPOSED_ROWS;
    }
}
