package org.phonebank.partitioner.quantize;

import java.util.Arrays;
import org.phonebank.partitioner.quantize.BlockQuantizer.Places;

/**
 * Rows in a {@link BlockLayout}: buffers that grow with need and are used again for the next rows. Belongs to one thread.
 * The arrays may be longer than what they hold.
 */
public final class QuantizedRows {
    private byte[] codes = {};
    private float[] scales = {};
    private byte[] zeroPoints = {};
    private int bits;
    private int blocksPerRow;
    private int bytesPerBlock;
    private int zeroPointBytesPerRow;

    /** Makes room for rows; zero points are zero until they are set. */
    public void reserve(BlockLayout layout, int rows, int columns) {
        bits = layout.bits();
        blocksPerRow = (int) layout.blocksPerRow(columns);
        bytesPerBlock = layout.bytesPerBlock();
        zeroPointBytesPerRow = (int) layout.zeroPointBytesPerRow(columns);
        int blocks = Math.multiplyExact(rows, blocksPerRow);
        int codeBytes = Math.multiplyExact(blocks, bytesPerBlock);
        codes = codes.length < codeBytes ? new byte[codeBytes] : codes;
        scales = scales.length < blocks ? new float[blocks] : scales;
        int zeroPointBytes = rows * zeroPointBytesPerRow;
        zeroPoints = zeroPoints.length < zeroPointBytes ? new byte[zeroPointBytes] : zeroPoints;
        Arrays.fill(zeroPoints, 0, zeroPointBytes, (byte) 0);
    }

    /** Codes, {@link BlockLayout#bytesPerRow} for each row. */
    public byte[] codes() {
        return codes;
    }

    /** Scales, {@link BlockLayout#blocksPerRow} for each row. */
    public float[] scales() {
        return scales;
    }

    /** Codes that mean 0, {@link BlockLayout#zeroPointBytesPerRow} for each row; the middle code unless asked for others. */
    public byte[] zeroPoints() {
        return zeroPoints;
    }

    /** Sets the codes of some blocks, which are given one after the other. */
    void putCodes(byte[] blocks, Places places) {
        for (int lane = 0; lane < places.count(); lane++) {
            System.arraycopy(blocks, lane * bytesPerBlock, codes, places.block(lane) * bytesPerBlock, bytesPerBlock);
        }
    }

    /** Sets scales and zero points of some blocks. */
    void putScales(float[] laneScales, float[] laneZeros, Places places) {
        for (int lane = 0; lane < places.count(); lane++) {
            int index = places.block(lane);
            scales[index] = laneScales[lane];
            int row = index / blocksPerRow;
            int bit = index % blocksPerRow * bits;
            zeroPoints[row * zeroPointBytesPerRow + bit / 8] |= (byte) ((int) laneZeros[lane] << bit % 8);
        }
    }
}
