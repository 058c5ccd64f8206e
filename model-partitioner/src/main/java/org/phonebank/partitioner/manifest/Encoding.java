package org.phonebank.partitioner.manifest;

/** How the numbers of a weight are stored. */
public enum Encoding {
    F32(32),
    F16(16),
    /** Blocks of unsigned bytes around 128, one F32 scale each. */
    Q8(8),
    /** Blocks of nibbles around 8, low nibble first, one F32 scale each. */
    Q4(4),
    /** Bytes whose meaning the source's graph knows. */
    RAW(8);

    private final int bits;

    Encoding(int bits) {
        this.bits = bits;
    }

    public int bits() {
        return bits;
    }

    public boolean quantized() {
        return this == Q8 || this == Q4;
    }

    /** The encoding of that many bits: 32, 16, 8 or 4. */
    public static Encoding ofBits(int bits) {
        for (Encoding encoding : values()) {
            if (encoding.bits == bits && encoding != RAW) {
                return encoding;
            }
        }
        throw new IllegalArgumentException("Weights can be stored at 32, 16, 8 or 4 bits, not " + bits + ".");
    }
}
