package org.phonebank.protocol.frame;

import java.nio.Buffer;

/**
 * Buffer movements by {@link Buffer}'s own methods. The overrides that return a narrower type, which a compiler picks for a
 * {@code ByteBuffer}, do not exist on Android 8.
 */
public final class Buffers {
    private Buffers() {}

    /** From writing to reading: the limit becomes the position, the position 0. */
    public static <B extends Buffer> B flipped(B buffer) {
        flip(buffer);
        return buffer;
    }

    /** The whole capacity from 0, whatever was there before. */
    public static <B extends Buffer> B cleared(B buffer) {
        clear(buffer);
        return buffer;
    }

    static void moveTo(Buffer buffer, int position) {
        buffer.position(position);
    }

    private static void flip(Buffer buffer) {
        buffer.flip();
    }

    private static void clear(Buffer buffer) {
        buffer.clear();
    }
}
