package org.phonebank.partitioner.quantize;

import org.phonebank.partitioner.manifest.Encoding;

/**
 * How rows of small integers lie in memory, as ONNX Runtime's MatMulNBits wants them: a row is a whole number of blocks,
 * filled up with zeros; a block is {@code blockSize} codes, at 4 bits the earlier one in the low half of a byte; one F32
 * scale per block; zero points, if any, packed like codes, each row in whole bytes.
 *
 * @param encoding {@link Encoding#Q4} or {@link Encoding#Q8}
 * @param blockSize values along a row that share a scale; a power of two of at least 16
 */
public record BlockLayout(Encoding encoding, int blockSize) {
    public BlockLayout {
        if (!encoding.quantized() || blockSize < 16 || Integer.bitCount(blockSize) != 1) {
            throw new IllegalArgumentException(
                    "No block quantization: " + encoding + " in blocks of " + blockSize + ".");
        }
    }

    public int bits() {
        return encoding.bits();
    }

    /** The code that means 0 where blocks have no zero points. */
    public int middle() {
        return 1 << (bits() - 1);
    }

    public long blocksPerRow(long columns) {
        return (columns + blockSize - 1) / blockSize;
    }

    public int bytesPerBlock() {
        return blockSize * bits() / 8;
    }

    /** Bytes of a row's codes. */
    public long bytesPerRow(long columns) {
        return blocksPerRow(columns) * bytesPerBlock();
    }

    /** Bytes of a row's zero points. */
    public long zeroPointBytesPerRow(long columns) {
        return (blocksPerRow(columns) * bits() + 7) / 8;
    }
}
