package org.phonebank.adb.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A packet of a {@code shell,v2:} stream: id, little-endian length, content. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy per message would cost throughput
public record ShellPacket(Id id, byte[] content) {
    /** Bytes of id and length. */
    public static final int HEADER_BYTES = 5;

    /** Largest content accepted, in bytes. */
    public static final int MAX_CONTENT = AdbProtocol.MAX_PAYLOAD;

    /** What a packet holds. */
    public enum Id {
        STDIN(0),
        STDOUT(1),
        STDERR(2),
        /** One byte: the exit code. */
        EXIT(3),
        /** No more standard input will come. */
        CLOSE_STDIN(4),
        /** Rows, columns and pixels of the terminal as text. */
        WINDOW_SIZE(5),
        /** Not understood, and to be ignored. */
        OTHER(255);

        private final int code;

        Id(int code) {
            this.code = code;
        }

        static Id of(int code) {
            for (Id id : IDS) {
                if (id.code == code) {
                    return id;
                }
            }
            return OTHER;
        }
    }

    private static final Id[] IDS = Id.values();

    /** The bytes on the wire. */
    public static byte[] encode(Id id, byte[] content, int offset, int length) {
        byte[] packet = new byte[HEADER_BYTES + length];
        putHeader(packet, id, length);
        System.arraycopy(content, offset, packet, HEADER_BYTES, length);
        return packet;
    }

    /** Puts id and length into the first {@link #HEADER_BYTES} of {@code target}. */
    public static void putHeader(byte[] target, Id id, int length) {
        target[0] = (byte) id.code;
        ByteBuffer.wrap(target).order(ByteOrder.LITTLE_ENDIAN).putInt(1, length);
    }

    /**
     * The packet that ends a shell.
     *
     * @param code cut to 0…255, as shells do
     */
    public static byte[] exit(int code) {
        return encode(Id.EXIT, new byte[] {(byte) code}, 0, 1);
    }

    /**
     * Reads the next packet.
     *
     * @return null at the end of the stream
     */
    public static @Nullable ShellPacket read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length == 0) {
            return null;
        }
        if (header.length < HEADER_BYTES) {
            throw new EOFException("The shell stream ended within a packet.");
        }
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(1);
        if (length < 0 || length > MAX_CONTENT) {
            throw new AdbWireException("A shell packet announces " + Integer.toUnsignedString(length)
                    + " bytes; at most " + MAX_CONTENT + " are allowed.");
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException("The shell stream ended within a packet.");
        }
        return new ShellPacket(Id.of(header[0] & 0xff), content);
    }

    /** The exit code of an {@link Id#EXIT} packet. */
    public int exitCode() throws AdbWireException {
        if (content.length != 1) {
            throw new AdbWireException("An exit packet has " + content.length + " bytes instead of 1.");
        }
        return content[0] & 0xff;
    }
}
