package org.phonebank.protocol.frame;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Header (40 bytes, little-endian), payload, timings. No protobuf: hidden states go out without a copy of their own and
 * come in with one.
 *
 * <pre>
 *  0 u8  version (1)       12.. u64 sequence at 8     28 u32 candidates
 *  1 u8  kind              16 u32 position            32 u32 payload bytes
 *  2 u8  number format     20 u32 count               36 u32 reserved, 0
 *  3 u8  timings           24 u32 width
 *  4 u32 request
 * </pre>
 *
 * A timing is 12 bytes: u32 stage, u32 queued microseconds, u32 compute microseconds.
 */
final class FrameMarshaller implements MethodDescriptor.Marshaller<Frame> {
    static final FrameMarshaller INSTANCE = new FrameMarshaller();

    static final int VERSION = 1;
    static final int HEADER_BYTES = 40;
    static final int TIMING_BYTES = 12;
    private static final int MAX_TIMINGS = 255;

    private FrameMarshaller() {}

    @Override
    public InputStream stream(Frame frame) {
        return new FrameInputStream(encodeHeader(frame), frame.payload(), encodeTimings(frame.timings()));
    }

    @Override
    public Frame parse(InputStream stream) {
        try {
            byte[] headerBytes = new byte[HEADER_BYTES];
            readFully(stream, headerBytes, HEADER_BYTES);
            ByteBuffer header = ByteBuffer.wrap(headerBytes).order(ByteOrder.LITTLE_ENDIAN);
            int version = header.get();
            if (version != VERSION) {
                throw new FrameFormatException(
                        "A frame has version " + version + "; this side speaks " + VERSION + ".");
            }
            FrameKind kind = FrameKind.of(header.get());
            NumberFormat format = NumberFormat.of(header.get());
            int timingCount = header.get() & 0xff;
            int request = header.getInt();
            long sequence = header.getLong();
            int position = header.getInt();
            int count = header.getInt();
            int width = header.getInt();
            int candidates = header.getInt();
            int payloadBytes = header.getInt();
            if (payloadBytes < 0 || payloadBytes > FrameStream.MAX_PAYLOAD_BYTES) {
                throw new FrameFormatException("A frame announces " + payloadBytes + " bytes of payload.");
            }
            requireAvailable(stream, (long) payloadBytes + (long) timingCount * TIMING_BYTES);
            byte[] payload = new byte[payloadBytes];
            readFully(stream, payload, payloadBytes);
            List<StageTiming> timings = readTimings(stream, timingCount);
            if (stream.read() >= 0) {
                throw new FrameFormatException("A frame is longer than its header says.");
            }
            return new Frame(
                    kind,
                    format,
                    request,
                    sequence,
                    position,
                    count,
                    width,
                    candidates,
                    timings,
                    ByteBuffer.wrap(payload));
        } catch (IOException e) {
            throw new FrameFormatException("A frame ended early: " + e.getMessage());
        }
    }

    /** Before the payload is allocated: a header may announce far more than was sent. */
    private static void requireAvailable(InputStream stream, long bytes) throws IOException {
        if (stream instanceof KnownLength && stream.available() < bytes) {
            throw new FrameFormatException(
                    "A frame announces " + bytes + " bytes but carries " + stream.available() + ".");
        }
    }

    private static ByteBuffer encodeHeader(Frame frame) {
        int timingCount = Math.min(frame.timings().size(), MAX_TIMINGS);
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) VERSION)
                .put((byte) frame.kind().code())
                .put((byte) frame.format().code())
                .put((byte) timingCount)
                .putInt(frame.request())
                .putLong(frame.sequence())
                .putInt(frame.position())
                .putInt(frame.count())
                .putInt(frame.width())
                .putInt(frame.candidates())
                .putInt(frame.payload().remaining())
                .putInt(0);
        return Buffers.flipped(header);
    }

    private static ByteBuffer encodeTimings(List<StageTiming> timings) {
        int timingCount = Math.min(timings.size(), MAX_TIMINGS);
        ByteBuffer buffer = ByteBuffer.allocate(timingCount * TIMING_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < timingCount; i++) {
            StageTiming timing = timings.get(i);
            buffer.putInt(timing.stage()).putInt(timing.queuedMicros()).putInt(timing.computeMicros());
        }
        return Buffers.flipped(buffer);
    }

    private static List<StageTiming> readTimings(InputStream stream, int timingCount) throws IOException {
        if (timingCount == 0) {
            return Collections.emptyList();
        }
        byte[] bytes = new byte[timingCount * TIMING_BYTES];
        readFully(stream, bytes, bytes.length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<StageTiming> timings = new ArrayList<>(timingCount);
        for (int i = 0; i < timingCount; i++) {
            timings.add(new StageTiming(buffer.getInt(), buffer.getInt(), buffer.getInt()));
        }
        return Collections.unmodifiableList(timings);
    }

    private static void readFully(InputStream stream, byte[] target, int length) throws IOException {
        int offset = 0;
        while (offset < length) {
            int read = stream.read(target, offset, length - offset);
            if (read < 0) {
                throw new IOException(offset + " of " + length + " bytes");
            }
            offset += read;
        }
    }

    /** Hands the three parts to gRPC with their length known beforehand. */
    private static final class FrameInputStream extends InputStream implements KnownLength, Drainable {
        private static final int COPY_BYTES = 16 << 10;

        private final ByteBuffer[] parts;

        FrameInputStream(ByteBuffer... parts) {
            this.parts = parts;
        }

        @Override
        public int available() {
            int remaining = 0;
            for (ByteBuffer part : parts) {
                remaining += part.remaining();
            }
            return remaining;
        }

        @Override
        public int drainTo(OutputStream target) throws IOException {
            int drained = available();
            for (ByteBuffer part : parts) {
                write(part, target);
            }
            return drained;
        }

        private static void write(ByteBuffer part, OutputStream target) throws IOException {
            if (part.hasArray()) {
                target.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
                Buffers.moveTo(part, part.limit());
                return;
            }
            byte[] chunk = new byte[Math.min(COPY_BYTES, part.remaining())];
            while (part.hasRemaining()) {
                int length = Math.min(chunk.length, part.remaining());
                part.get(chunk, 0, length);
                target.write(chunk, 0, length);
            }
        }

        @Override
        public int read() {
            for (ByteBuffer part : parts) {
                if (part.hasRemaining()) {
                    return part.get() & 0xff;
                }
            }
            return -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            for (ByteBuffer part : parts) {
                if (part.hasRemaining()) {
                    int read = Math.min(length, part.remaining());
                    part.get(target, offset, read);
                    return read;
                }
            }
            return -1;
        }
    }
}
