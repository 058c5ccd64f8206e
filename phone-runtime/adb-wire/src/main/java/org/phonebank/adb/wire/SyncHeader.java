package org.phonebank.adb.wire;

/**
 * The first eight bytes of most sync packets.
 *
 * @param value the length of what follows, or, in DONE of a push, seconds since 1970; unsigned
 */
public record SyncHeader(SyncId id, int value) {
    /** The value as a length of at most {@code limit} bytes. */
    public int length(int limit) throws AdbWireException {
        if (value < 0 || value > limit) {
            throw new AdbWireException("A sync packet (" + id + ") announces " + Integer.toUnsignedString(value)
                    + " bytes; at most " + limit + " are allowed.");
        }
        return value;
    }
}
