package org.phonebank.partitioner.quantize;

import java.util.Set;
import org.phonebank.partitioner.manifest.Encoding;

/**
 * How weights shall be stored.
 *
 * @param bits bits per weight: 32, 16, 8 or 4; single weights may keep more
 * @param blockSize values along a row that share a scale: 32, 64 or 128
 * @param zeroPoints whether each block also has a code of its own that means 0 (asymmetric)
 */
public record Quantization(int bits, int blockSize, boolean zeroPoints, ScaleSearch search) {
    /** What is used unless a person asks for something else. */
    public static final int DEFAULT_BLOCK_SIZE = 32;

    /** Values that may share a scale. */
    public static final Set<Integer> BLOCK_SIZES = Set.of(32, 64, 128);

    public Quantization {
        Encoding.ofBits(bits);
        if (!BLOCK_SIZES.contains(blockSize)) {
            throw new IllegalArgumentException("Blocks can have 32, 64 or 128 values, not " + blockSize + ".");
        }
    }

    /** Symmetric round-to-nearest in blocks of {@value #DEFAULT_BLOCK_SIZE}. */
    public static Quantization ofBits(int bits) {
        return new Quantization(bits, DEFAULT_BLOCK_SIZE, false, ScaleSearch.ROUND_TO_NEAREST);
    }

    /** The same with at least so many bits. */
    public Quantization atLeast(int leastBits) {
        return bits >= leastBits ? this : new Quantization(leastBits, blockSize, zeroPoints, search);
    }
}
