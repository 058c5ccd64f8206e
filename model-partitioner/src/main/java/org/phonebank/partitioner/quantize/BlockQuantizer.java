package org.phonebank.partitioner.quantize;

/** Quantizes matrices in blocks along their rows: value = (code - zero point) * scale. Belongs to one thread. */
public final class BlockQuantizer {
    private final BlockLayout layout;
    private final ScaleSearch search;
    private final BlockLanes lanes;
    private final LaneScales chosen;
    private final LaneFit fit = new LaneFit();
    private final float[] earlierSteps = new float[BlockLanes.LANES];
    private final float[] steps = new float[BlockLanes.LANES];
    private final float[] codes = new float[BlockLanes.LANES];
    private final byte[] bytes;

    /**
     * Makes a quantizer.
     *
     * @param zeroPoints whether each block has a zero point of its own; otherwise the middle code means 0
     */
    public BlockQuantizer(BlockLayout layout, boolean zeroPoints, ScaleSearch search) {
        this.layout = layout;
        this.search = search;
        this.lanes = new BlockLanes(layout.blockSize());
        this.chosen = new LaneScales(layout, zeroPoints);
        this.bytes = new byte[BlockLanes.LANES * layout.bytesPerBlock()];
    }

    /**
     * Quantizes whole rows.
     *
     * @param values [rows, columns], finite
     */
    public ErrorSums quantizeRows(float[] values, int rows, int columns, QuantizedRows target) {
        target.reserve(layout, rows, columns);
        int blocks = rows * (int) layout.blocksPerRow(columns);
        ErrorSums sums = ErrorSums.NONE;
        for (int first = 0; first < blocks; first += BlockLanes.LANES) {
            int count = Math.min(BlockLanes.LANES, blocks - first);
            lanes.takeFromRows(values, columns, first, count);
            sums = sums.plus(quantizeLanes(target, new Places(first, 1, count)));
        }
        return sums;
    }

    /**
     * Quantizes whole rows of a matrix that is given column by column.
     *
     * @param values [columns, rows], finite
     */
    public ErrorSums quantizeColumns(float[] values, int rows, int columns, QuantizedRows target) {
        target.reserve(layout, rows, columns);
        int blocks = (int) layout.blocksPerRow(columns);
        ErrorSums sums = ErrorSums.NONE;
        for (int block = 0; block < blocks; block++) {
            for (int row = 0; row < rows; row += BlockLanes.LANES) {
                int count = Math.min(BlockLanes.LANES, rows - row);
                lanes.takeFromColumns(values, rows, columns, block, row, count);
                sums = sums.plus(quantizeLanes(target, new Places(row * blocks + block, blocks, count)));
            }
        }
        return sums;
    }

    /** Which blocks of the target the first {@code count} lanes are. */
    record Places(int first, int distance, int count) {
        int block(int lane) {
            return first + lane * distance;
        }
    }

    private ErrorSums quantizeLanes(QuantizedRows target, Places places) {
        chosen.span(lanes.values());
        if (search == ScaleSearch.LEAST_SQUARES) {
            chosen.improve(lanes.values());
        }
        fit.clear();
        if (layout.bits() == 4) {
            roundPairs();
        } else {
            roundSingly();
        }
        target.putCodes(bytes, places);
        target.putScales(chosen.scales(), chosen.zeros(), places);
        return fit.errors(chosen.scales(), places.count());
    }

    private void roundSingly() {
        for (int i = 0; i < layout.blockSize(); i++) {
            round(i, steps);
            LaneMath.codes(steps, chosen.zeros(), codes);
            putBytes(i);
        }
    }

    private void roundPairs() {
        for (int i = 0; i < layout.blockSize(); i += 2) {
            round(i, earlierSteps);
            round(i + 1, steps);
            LaneMath.codePairs(earlierSteps, steps, chosen.zeros(), codes);
            putBytes(i / 2);
        }
    }

    private void putBytes(int index) {
        byte[] target = bytes;
        int distance = layout.bytesPerBlock();
        for (int lane = 0; lane < codes.length; lane++) {
            target[lane * distance + index] = (byte) (int) codes[lane];
        }
    }

    private void round(int index, float[] into) {
        float[] values = lanes.values()[index];
        LaneMath.round(values, chosen.inverses(), chosen.least(), chosen.most(), into);
        fit.add(values, chosen.inverses(), into);
    }
}
