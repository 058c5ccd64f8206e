package org.phonebank.partitioner.plan;

import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.quantize.BlockLayout;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.quantize.ScaleSearch;

/**
 * How a weight is to be stored.
 *
 * @param blockSize values along a row that share a scale; 0 unless quantized
 * @param zeroPoints whether each block has a zero point of its own
 * @param search how scales are chosen where they are not taken over from the package
 */
public record WeightFormat(Encoding encoding, int blockSize, boolean zeroPoints, ScaleSearch search) {
    public static final WeightFormat F32 = plain(Encoding.F32);
    public static final WeightFormat F16 = plain(Encoding.F16);
    public static final WeightFormat RAW = plain(Encoding.RAW);

    /** The layout of quantized numbers. */
    public BlockLayout layout() {
        return new BlockLayout(encoding, blockSize);
    }

    private static WeightFormat plain(Encoding encoding) {
        return new WeightFormat(encoding, 0, false, ScaleSearch.ROUND_TO_NEAREST);
    }

    /** The format that was asked for. */
    public static WeightFormat of(Quantization quantization) {
        Encoding encoding = Encoding.ofBits(quantization.bits());
        return encoding.quantized()
                ? new WeightFormat(encoding, quantization.blockSize(), quantization.zeroPoints(), quantization.search())
                : plain(encoding);
    }
}
