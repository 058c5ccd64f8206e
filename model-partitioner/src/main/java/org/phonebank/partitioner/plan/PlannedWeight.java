package org.phonebank.partitioner.plan;

import java.util.List;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.manifest.WeightKind;

/**
 * A weight to be written.
 *
 * @param name its name in the store
 * @param rows rows as the package stores it: outputs of a matrix, entries of a lookup table, values of a vector
 * @param columns values per row: inputs of a matrix; 1 for a vector
 * @param source what the rows are made of, {@code rows} of them in total; columns only for a matrix
 */
public record PlannedWeight(
        String name, WeightKind kind, WeightFormat format, int rows, int columns, RowSource source) {
    /** Rows are quantized whole, by threads with little memory. */
    public static final int MAXIMUM_QUANTIZED_COLUMNS = 1 << 20;

    public PlannedWeight {
        if (source instanceof RowSource.Columns && kind != WeightKind.LINEAR) {
            throw new IllegalArgumentException("The weight " + name + " is no matrix, so it has no columns.");
        }
    }

    /** A vector, such as a norm's weight or a bias. */
    public static PlannedWeight vector(String name, RowSource.Stacked source) {
        return new PlannedWeight(name, WeightKind.PLAIN, WeightFormat.F32, source.rows(), 1, source);
    }

    /** A calculated table. */
    public static PlannedWeight table(String name, int rows, int columns, RowSource.RowFunction function) {
        return new PlannedWeight(
                name, WeightKind.PLAIN, WeightFormat.F32, rows, columns, new RowSource.Calculated(function));
    }

    /** A matrix that the package holds as [outputs, inputs]. */
    public static PlannedWeight linear(String name, WeightFormat format, int inputs, RowSource.Stacked source) {
        return new PlannedWeight(name, WeightKind.LINEAR, format, source.rows(), inputs, source);
    }

    /** A matrix that the package holds quantized, in the very format that it is stored in. */
    public static PlannedWeight packed(String name, WeightFormat format, int inputs, RowSource.Packed source) {
        return new PlannedWeight(name, WeightKind.LINEAR, format, source.rows(), inputs, source);
    }

    /** A matrix that the package holds as [inputs, outputs]. */
    public static PlannedWeight linearByColumns(
            String name, WeightFormat format, int inputs, int outputs, RowSource.Columns source) {
        return new PlannedWeight(name, WeightKind.LINEAR, format, outputs, inputs, source);
    }

    /** A table whose rows are looked up. */
    public static PlannedWeight lookup(String name, WeightFormat format, int columns, RowSource.Stacked source) {
        return new PlannedWeight(name, WeightKind.LOOKUP, format, source.rows(), columns, source);
    }

    /**
     * Bytes that are stored as the package has them.
     *
     * @param columns bytes of a row
     */
    public static PlannedWeight raw(String name, int rows, int columns, String tensor) {
        return new PlannedWeight(
                name, WeightKind.RAW, WeightFormat.RAW, rows, columns, RowSource.Stacked.of(tensor, rows));
    }

    public Encoding encoding() {
        return format.encoding();
    }

    public boolean isVector() {
        return kind == WeightKind.PLAIN && columns == 1;
    }

    /** Shape in the store, see {@link WeightKind}. */
    public List<Long> shape() {
        if (isVector()) {
            return List.of((long) rows);
        }
        return kind == WeightKind.LINEAR ? List.of((long) columns, (long) rows) : List.of((long) rows, (long) columns);
    }

    public long elements() {
        return (long) rows * columns;
    }
}
