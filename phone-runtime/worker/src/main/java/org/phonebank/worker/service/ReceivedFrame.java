package org.phonebank.worker.service;

import io.grpc.MethodDescriptor;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFormatException;
import org.phonebank.protocol.frame.FrameStream;

/**
 * A frame, or why the bytes are none. A marshaller that throws would end the stream with a status that tells nothing, so
 * the reason is carried to where the stream can be closed with it.
 */
final class ReceivedFrame {
    private final @Nullable Frame frame;
    private final @Nullable FrameFormatException refusal;

    private ReceivedFrame(@Nullable Frame frame, @Nullable FrameFormatException refusal) {
        this.frame = frame;
        this.refusal = refusal;
    }

    /** The frame; null if and only if there is a refusal. */
    @Nullable
    Frame frame() {
        return frame;
    }

    String refusal() {
        return String.valueOf(refusal == null ? null : refusal.getMessage());
    }

    /** The frame stream's method as this side reads it. */
    static MethodDescriptor<ReceivedFrame, Frame> method() {
        MethodDescriptor<Frame, Frame> method = FrameStream.method();
        return method.toBuilder(new Marshaller(method.getRequestMarshaller()), method.getResponseMarshaller())
                .build();
    }

    private static final class Marshaller implements MethodDescriptor.Marshaller<ReceivedFrame> {
        private final MethodDescriptor.Marshaller<Frame> frames;

        Marshaller(MethodDescriptor.Marshaller<Frame> frames) {
            this.frames = frames;
        }

        @Override
        public InputStream stream(ReceivedFrame received) {
            if (received.frame == null) {
                throw new IllegalArgumentException("A refused frame cannot be sent on.");
            }
            return frames.stream(received.frame);
        }

        @Override
        public ReceivedFrame parse(InputStream stream) {
            try {
                return new ReceivedFrame(frames.parse(stream), null);
            } catch (FrameFormatException e) {
                return new ReceivedFrame(null, e);
            }
        }
    }
}
