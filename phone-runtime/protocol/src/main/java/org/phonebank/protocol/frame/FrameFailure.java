package org.phonebank.protocol.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/**
 * Why one request on a frame stream failed while the stream itself goes on.
 *
 * <p>Payload: I32 gRPC status code, I32 expected position (-1 when the position was not the matter), UTF-8 text.
 */
public final class FrameFailure {
    private static final int NO_POSITION = -1;
    private static final int MAX_MESSAGE_BYTES = 4096;

    private final int statusCode;
    private final int expectedPosition;
    private final String message;

    public FrameFailure(int statusCode, String message) {
        this(statusCode, NO_POSITION, message);
    }

    /** @param expectedPosition the end of what the stage has cached: the highest position it would accept */
    public FrameFailure(int statusCode, int expectedPosition, String message) {
        this.statusCode = statusCode;
        this.expectedPosition = expectedPosition;
        this.message = message;
    }

    /** Value of {@code io.grpc.Status.Code}. */
    public int statusCode() {
        return statusCode;
    }

    /** Whether the request skipped positions. */
    public boolean positionSkipped() {
        return expectedPosition != NO_POSITION;
    }

    public int expectedPosition() {
        return expectedPosition;
    }

    public String message() {
        return message;
    }

    public Frame answering(Frame request) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        int length = lengthWithin(text, MAX_MESSAGE_BYTES);
        ByteBuffer buffer = ByteBuffer.allocate(2 * Integer.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(statusCode).putInt(expectedPosition).put(text, 0, length);
        return new Frame(
                FrameKind.FAILURE,
                NumberFormat.STRUCTURE,
                request.request(),
                request.sequence(),
                request.position(),
                0,
                0,
                0,
                Collections.emptyList(),
                Buffers.flipped(buffer));
    }

    /** Bytes of the text that fit without cutting a character of several bytes. */
    private static int lengthWithin(byte[] utf8, int most) {
        if (utf8.length <= most) {
            return utf8.length;
        }
        int length = most;
        while (length > 0 && (utf8[length] & 0xc0) == 0x80) {
            length--;
        }
        return length;
    }

    /** Reads a {@link FrameKind#FAILURE} frame. */
    public static FrameFailure of(Frame frame) {
        ByteBuffer buffer = frame.payload();
        if (frame.kind() != FrameKind.FAILURE || buffer.remaining() < 2 * Integer.BYTES) {
            throw new FrameFormatException("Expected a failure but got " + frame + ".");
        }
        int statusCode = buffer.getInt();
        int expectedPosition = buffer.getInt();
        return new FrameFailure(
                statusCode,
                expectedPosition,
                StandardCharsets.UTF_8.decode(buffer).toString());
    }
}
