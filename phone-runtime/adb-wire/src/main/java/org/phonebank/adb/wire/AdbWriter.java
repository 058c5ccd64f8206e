package org.phonebank.adb.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes messages. Each is written whole, so that many threads may share one writer. Small ones leave in one write,
 * large payloads without being copied. Checksums are computed until {@link #peerVersion} says that they are not needed.
 */
public final class AdbWriter {
    private static final int ONE_WRITE_BYTES = 16 << 10;
    private static final byte[] NO_BYTES = {};

    private final OutputStream out;
    private final byte[] scratch = new byte[AdbReader.HEADER_BYTES + ONE_WRITE_BYTES];
    private final ByteBuffer header = ByteBuffer.wrap(scratch).order(ByteOrder.LITTLE_ENDIAN);
    private boolean checksums = true;

    /**
     * Writes to a stream that nobody else writes.
     *
     * @param out unbuffered; switch TCP's delay off on the socket
     */
    public AdbWriter(OutputStream out) {
        this.out = out;
    }

    /** Takes note of the version in the other side's CNXN. */
    public synchronized void peerVersion(int version) {
        checksums = Integer.compareUnsigned(version, AdbProtocol.VERSION) < 0;
    }

    public void write(AdbCommand command, int arg0, int arg1) throws IOException {
        write(command, arg0, arg1, NO_BYTES, 0, 0);
    }

    /** Writes a text, ended by a zero byte. */
    public void write(AdbCommand command, int arg0, int arg1, String text) throws IOException {
        write(command, arg0, arg1, (text + '\0').getBytes(StandardCharsets.UTF_8));
    }

    public void write(AdbCommand command, int arg0, int arg1, byte[] payload) throws IOException {
        write(command, arg0, arg1, payload, 0, payload.length);
    }

    /**
     * Writes a message with a part of an array as payload.
     *
     * @throws IllegalArgumentException when the payload is larger than {@link AdbProtocol#MAX_PAYLOAD}
     */
    public synchronized void write(AdbCommand command, int arg0, int arg1, byte[] payload, int offset, int length)
            throws IOException {
        if (length > AdbProtocol.MAX_PAYLOAD) {
            throw new IllegalArgumentException("An ADB payload of " + length + " bytes is too large.");
        }
        header.putInt(0, command.code())
                .putInt(4, arg0)
                .putInt(8, arg1)
                .putInt(12, length)
                .putInt(16, checksums ? AdbReader.checksum(payload, offset, length) : 0)
                .putInt(20, ~command.code());
        if (length <= ONE_WRITE_BYTES) {
            System.arraycopy(payload, offset, scratch, AdbReader.HEADER_BYTES, length);
            out.write(scratch, 0, AdbReader.HEADER_BYTES + length);
        } else {
            out.write(scratch, 0, AdbReader.HEADER_BYTES);
            out.write(payload, offset, length);
        }
        out.flush();
    }
}
