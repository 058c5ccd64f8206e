package org.phonebank.adb.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages and checks them. One payload buffer is reused; it grows with what arrives, so that a length that a
 * peer only claims costs no memory beyond the limit. For one thread.
 */
public final class AdbReader {
    static final int HEADER_BYTES = 24;
    private static final int FIRST_BUFFER_BYTES = 4096;

    private final InputStream in;
    private final int maxPayload;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private byte[] buffer = new byte[FIRST_BUFFER_BYTES];

    /**
     * Reads from a stream that nobody else reads.
     *
     * @param maxPayload a message with more bytes is refused before they are read
     */
    public AdbReader(InputStream in, int maxPayload) {
        this.in = in;
        this.maxPayload = maxPayload;
    }

    /**
     * Waits for the next message.
     *
     * @return null when the other side closed the connection between two messages
     * @throws AdbWireException when the bytes are not a valid message
     * @throws EOFException when the connection ended within a message
     */
    public @Nullable AdbMessage read() throws IOException {
        byte[] bytes = header.array();
        int first = in.read(bytes, 0, HEADER_BYTES);
        if (first < 0) {
            return null;
        }
        readFully(bytes, first, HEADER_BYTES);
        AdbCommand command = AdbCommand.of(header.getInt(0));
        if (header.getInt(20) != ~header.getInt(0)) {
            throw new AdbWireException("The other side sent a damaged ADB message header (" + command + ").");
        }
        int length = header.getInt(12);
        if (length < 0 || length > maxPayload) {
            throw new AdbWireException("The other side announced an ADB payload of " + Integer.toUnsignedString(length)
                    + " bytes; at most " + maxPayload + " are allowed.");
        }
        readPayload(length);
        verifyChecksum(command, length);
        return new AdbMessage(command, header.getInt(4), header.getInt(8), buffer, length);
    }

    private void readPayload(int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (done == buffer.length) {
                byte[] larger = new byte[Math.min(maxPayload, Math.max(buffer.length * 8, FIRST_BUFFER_BYTES))];
                System.arraycopy(buffer, 0, larger, 0, done);
                buffer = larger;
            }
            int end = Math.min(length, buffer.length);
            readFully(buffer, done, end);
            done = end;
        }
    }

    private void readFully(byte[] target, int from, int end) throws IOException {
        int done = from;
        while (done < end) {
            int count = in.read(target, done, end - done);
            if (count < 0) {
                throw new EOFException("The ADB connection ended within a message.");
            }
            done += count;
        }
    }

    /** A checksum of 0 says "not computed": what peers of today's version send. */
    private void verifyChecksum(AdbCommand command, int length) throws AdbWireException {
        int announced = header.getInt(16);
        if (announced != 0 && announced != checksum(buffer, 0, length)) {
            throw new AdbWireException("An ADB message (" + command + ") arrived damaged: its checksum is wrong.");
        }
    }

    static int checksum(byte[] bytes, int offset, int length) {
        int sum = 0;
        for (int i = offset; i < offset + length; i++) {
            sum += bytes[i] & 0xff;
        }
        return sum;
    }
}
