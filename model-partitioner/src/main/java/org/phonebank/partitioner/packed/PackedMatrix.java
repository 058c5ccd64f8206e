package org.phonebank.partitioner.packed;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.plan.PackedRows;
import org.phonebank.partitioner.quantize.BlockLayout;
import org.phonebank.partitioner.quantize.QuantizedRows;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.source.TensorSource;

/**
 * The matrix of one module, whose tensors have been checked: value = (code - zero point) * scale.
 *
 * @param groupSize inputs that share a scale; the last group may have fewer
 * @param codes words, see {@link PackedFormat}
 * @param scales [groups, outputs]
 * @param zeroPoints words [groups, words of outputs]; null where the middle code means 0 everywhere
 * @param order null where inputs are in the package's order
 * @param tensors all that the module has, codes first
 */
record PackedMatrix(
        PackedFormat format,
        int bits,
        int inputs,
        int outputs,
        int groupSize,
        TensorInfo codes,
        TensorInfo scales,
        @Nullable TensorInfo zeroPoints,
        @Nullable InputOrder order,
        List<TensorInfo> tensors)
        implements PackedRows {
    private static final int LARGEST_BLOCK = 128;

    PackedMatrix {
        tensors = List.copyOf(tensors);
    }

    @Override
    public int rows() {
        return outputs;
    }

    /** The largest blocks up to 128 values that no border of groups falls into, none much longer than a row. */
    int blockSize() {
        int aligned = groupSize >= inputs ? Integer.highestOneBit(inputs) : Integer.lowestOneBit(groupSize);
        return Math.min(LARGEST_BLOCK, order == null ? aligned : order.alignment());
    }

    /** The group of the input at a position, in the order in which inputs are stored. */
    int group(int position) {
        return order == null ? position / groupSize : order.group(position);
    }

    @Override
    public void read(
            TensorSource source, int firstRow, int rows, BlockLayout layout, QuantizedRows target, ReadScratch scratch)
            throws IOException, ModelPackageException {
        target.reserve(layout, rows, inputs);
        PackedReader reader = new PackedReader(this, source, scratch, firstRow, rows);
        reader.codes(target.codes(), Math.toIntExact(layout.bytesPerRow(inputs)));
        reader.scales(target.scales(), layout);
        reader.zeroPoints(target, layout);
    }
}
