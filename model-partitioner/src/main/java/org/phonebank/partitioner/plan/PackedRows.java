package org.phonebank.partitioner.plan;

import java.io.IOException;
import java.util.List;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.quantize.BlockLayout;
import org.phonebank.partitioner.quantize.QuantizedRows;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.source.TensorSource;

/** A matrix that a package holds as small integers with scales already. Any thread may read it. */
public interface PackedRows {
    /** Rows, which are outputs of the matrix. */
    int rows();

    /** Bits of a code. */
    int bits();

    /** Pieces that are read at once start at multiples of so many rows: as many as share a word of zero points. */
    default int rowUnit() {
        return Integer.SIZE / bits();
    }

    /** Everything it is read from; the codes come first. */
    List<TensorInfo> tensors();

    /**
     * Reads whole rows: codes, scales and zero points just as the package has them, only in another order.
     *
     * @param firstRow a multiple of {@link #rowUnit()}
     * @param layout has as many bits as the codes, and blocks that divide the package's groups
     * @throws ModelPackageException if a scale is no finite number, or the file ends early
     */
    void read(
            TensorSource source, int firstRow, int rows, BlockLayout layout, QuantizedRows target, ReadScratch scratch)
            throws IOException, ModelPackageException;
}
