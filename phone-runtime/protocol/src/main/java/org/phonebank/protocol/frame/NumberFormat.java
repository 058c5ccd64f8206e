package org.phonebank.protocol.frame;

/** How the values of a payload are written; always little-endian. */
public enum NumberFormat {
    /** No values. */
    NONE(0),
    /** 32-bit IEEE 754. */
    F32(1),
    /** 16-bit IEEE 754. */
    F16(2),
    /** Blocks of 32 values: one F32 scale, then 32 signed bytes. */
    Q8(3),
    /** 32-bit signed integers. */
    I32(4),
    /** A structure of its own: candidates or a failure. */
    STRUCTURE(5);

    private final int code;

    NumberFormat(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static NumberFormat of(int code) {
        for (NumberFormat format : values()) {
            if (format.code == code) {
                return format;
            }
        }
        throw new FrameFormatException("A frame has the unknown number format " + code + ".");
    }
}
