package org.phonebank.partitioner.quantize;

/**
 * Rows in a {@link BlockLayout}: buffers that grow with need and are used again for the next rows. Belongs to one thread.
 * The arrays may be longer than what they hold.
 */
public final class QuantizedRows {
    private byte[] codes = {};
    private float[] scales = {};
    private byte[] zeroPoints = {};

    /** Makes room. */
    public void reserve(BlockLayout layout, int rows, int columns) {
        int blocks = Math.toIntExact(rows * layout.blocksPerRow(columns));
        int zeroPointBytes = Math.toIntExact(rows * layout.zeroPointBytesPerRow(columns));
        codes = codes.length < blocks * layout.bytesPerBlock() ? new byte[blocks * layout.bytesPerBlock()] : codes;
        scales = scales.length < blocks ? new float[blocks] : scales;
        zeroPoints = zeroPoints.length < zeroPointBytes ? new byte[zeroPointBytes] : zeroPoints;
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
}
