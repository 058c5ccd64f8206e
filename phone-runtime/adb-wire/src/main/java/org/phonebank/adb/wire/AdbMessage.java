package org.phonebank.adb.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message that was read.
 *
 * @param buffer holds the payload in its first {@code length} bytes; it belongs to the reader and is overwritten by its
 *     next read
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy per message would cost throughput
public record AdbMessage(AdbCommand command, int arg0, int arg1, byte[] buffer, int length) {
    /** A copy of the payload, which stays. */
    public byte[] payload() {
        return Arrays.copyOf(buffer, length);
    }

    /** The payload as text, up to the first zero byte. */
    public String text() {
        int end = 0;
        while (end < length && buffer[end] != 0) {
            end++;
        }
        return new String(buffer, 0, end, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return command + "(" + arg0 + ", " + arg1 + ", " + length + " bytes)";
    }
}
