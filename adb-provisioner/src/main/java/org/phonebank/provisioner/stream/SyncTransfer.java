package org.phonebank.provisioner.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.phonebank.adb.wire.AdbWireException;
import org.phonebank.adb.wire.SyncHeader;
import org.phonebank.adb.wire.SyncId;
import org.phonebank.adb.wire.SyncPackets;

/**
 * Copies files over a {@code sync:} stream. Content travels in packets of 64 KiB, of which as many as fit are laid into
 * one buffer and written at once, so that a message of the transport is nearly as large as it may be.
 */
final class SyncTransfer {
    /** Called with the bytes copied so far, after every buffer. */
    interface Progress {
        void moved(long bytes) throws LocalIo;
    }

    /** A file on this computer failed, not the stream. */
    static final class LocalIo extends IOException {
        private static final long serialVersionUID = 1L;

        LocalIo(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** The phone carried out the request and says why it failed. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    static final String SERVICE = "sync:";

    private static final int REGULAR_FILE = 0100000;

    /** A push fills it with packets; a pull reads one packet's content into it. */
    static final int BUFFER_BYTES = 1 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer;

    /** Takes the buffer for as long as a transfer runs. */
    SyncTransfer(AdbStream stream, byte[] buffer) {
        this.in = stream.input();
        this.out = stream.output();
        this.buffer = buffer;
    }

    void push(ReadableByteChannel source, String remote, int mode, long modifiedSeconds, Progress progress)
            throws IOException {
        try {
            send(source, remote, mode, modifiedSeconds, progress);
        } catch (LocalIo e) {
            throw e;
        } catch (IOException broken) {
            throw reasonFor(broken);
        }
        SyncHeader answer = SyncPackets.readHeader(in);
        if (answer.id() != SyncId.OKAY) {
            throw refusal(answer);
        }
        out.write(SyncPackets.header(SyncId.QUIT, 0));
    }

    private void send(ReadableByteChannel source, String remote, int mode, long modifiedSeconds, Progress progress)
            throws IOException {
        byte[] request = SyncPackets.text(SyncId.SEND, remote + "," + (REGULAR_FILE | mode));
        System.arraycopy(request, 0, buffer, 0, request.length);
        int filled = request.length;
        ByteBuffer view = ByteBuffer.wrap(buffer);
        long copied = 0;
        boolean more = true;
        while (more) {
            while (more && filled + SyncPackets.HEADER_BYTES + SyncPackets.MAX_DATA <= buffer.length) {
                int content = fill(source, view, filled + SyncPackets.HEADER_BYTES);
                if (content > 0) {
                    SyncPackets.putHeader(buffer, filled, SyncId.DATA, content);
                    filled += SyncPackets.HEADER_BYTES + content;
                    copied += content;
                }
                more = content == SyncPackets.MAX_DATA;
            }
            if (!more) {
                if (filled + SyncPackets.HEADER_BYTES > buffer.length) {
                    out.write(buffer, 0, filled);
                    filled = 0;
                }
                SyncPackets.putHeader(buffer, filled, SyncId.DONE, (int) modifiedSeconds);
                filled += SyncPackets.HEADER_BYTES;
            }
            out.write(buffer, 0, filled);
            filled = 0;
            progress.moved(copied);
            if (more && in.available() > 0) {
                throw refusal(SyncPackets.readHeader(in));
            }
        }
    }

    /** Reads up to one packet's content. */
    private static int fill(ReadableByteChannel source, ByteBuffer view, int offset) throws LocalIo {
        view.limit(offset + SyncPackets.MAX_DATA).position(offset);
        try {
            int count = 0;
            while (view.hasRemaining() && count >= 0) {
                count = source.read(view);
            }
            return view.position() - offset;
        } catch (IOException e) {
            throw new LocalIo(e);
        }
    }

    /** A phone that gives up on a push says so and closes; the writer then only sees the close. */
    private IOException reasonFor(IOException broken) {
        if (broken instanceof Refused || broken instanceof AdbWireException) {
            return broken;
        }
        try {
            return in.available() > 0 ? refusal(SyncPackets.readHeader(in)) : broken;
        } catch (IOException e) {
            broken.addSuppressed(e);
            return broken;
        }
    }

    /** Where the content of a pull goes. */
    interface Sink {
        void write(byte[] buffer, int length) throws LocalIo;
    }

    void pull(String remote, Sink sink, Progress progress) throws IOException {
        out.write(SyncPackets.text(SyncId.RECV, remote));
        long copied = 0;
        while (true) {
            SyncHeader header = SyncPackets.readHeader(in);
            if (header.id() == SyncId.DONE) {
                out.write(SyncPackets.header(SyncId.QUIT, 0));
                return;
            }
            if (header.id() != SyncId.DATA) {
                throw refusal(header);
            }
            int length = header.length(SyncPackets.MAX_DATA);
            if (in.readNBytes(buffer, 0, length) < length) {
                throw new EOFException("The phone ended the file within a packet.");
            }
            copied += length;
            sink.write(buffer, length);
            progress.moved(copied);
        }
    }

    private IOException refusal(SyncHeader header) throws IOException {
        if (header.id() != SyncId.FAIL) {
            return new AdbWireException("The phone answered a file transfer with " + header.id() + ".");
        }
        return new Refused(SyncPackets.readText(in, header, SyncPackets.MAX_FAIL));
    }

    static long utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
