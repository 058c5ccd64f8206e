package org.phonebank.desktop.cli;

import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.quantize.ScaleSearch;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the weights of a model are kept when it is cut. */
final class CutOptions {
    /** Fewer bits than these are kept in blocks. */
    private static final int MOST_QUANTIZED = 8;

    @Mixin
    private final BitsOption bits = new BitsOption();

    @Option(
            names = "--block",
            paramLabel = "VALUES",
            description = "At 8 and 4 bits: weights that share a scale: 32, 64 or 128. More take less room and lose"
                    + " more. Default: " + Quantization.DEFAULT_BLOCK_SIZE + ".")
    private @Nullable Integer block;

    @Option(
            names = "--zero-points",
            description = "At 8 and 4 bits: give each block a zero point of its own (asymmetric). Loses less, takes a"
                    + " little more room.")
    private boolean zeroPoints;

    @Option(
            names = "--search",
            description =
                    "At 8 and 4 bits: search each block's scale for the least squared error instead of rounding to"
                            + " the nearest. Loses less, takes longer to cut.")
    private boolean search;

    Quantization quantization() throws BadInputException {
        int wanted = bits.bits();
        if (wanted > MOST_QUANTIZED && (block != null || zeroPoints || search)) {
            String option = block != null ? "--block" : zeroPoints ? "--zero-points" : "--search";
            throw new BadInputException(option + " is for 8 and 4 bits; at " + wanted + " bits there are no blocks.");
        }
        int blockSize = block == null ? Quantization.DEFAULT_BLOCK_SIZE : block;
        if (!Quantization.BLOCK_SIZES.contains(blockSize)) {
            throw new BadInputException("--block can be 32, 64 or 128, not " + blockSize + ".");
        }
        return new Quantization(
                wanted, blockSize, zeroPoints, search ? ScaleSearch.LEAST_SQUARES : ScaleSearch.ROUND_TO_NEAREST);
    }
}
