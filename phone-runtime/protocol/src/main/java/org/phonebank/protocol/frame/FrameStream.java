package org.phonebank.protocol.frame;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;

/**
 * The bidirectional gRPC method on which frames travel. One stream serves one shard, named in the call's headers by
 * {@link #SHARD_ID}; many sequences are interleaved on it, and answers come back in the order in which they were
 * computed, matched by {@link Frame#request()}.
 */
public final class FrameStream {
    public static final String SERVICE = "phonebank.v1.FrameStream";

    /** Names the shard that a stream is for. */
    public static final Metadata.Key<String> SHARD_ID =
            Metadata.Key.of("phonebank-shard-id", Metadata.ASCII_STRING_MARSHALLER);

    /** Largest payload: 4096 tokens of 4096 F32 values. */
    public static final int MAX_PAYLOAD_BYTES = 64 << 20;

    /** Largest frame: a payload with room for header and timings. */
    public static final int MAX_FRAME_BYTES = MAX_PAYLOAD_BYTES + (1 << 20);

    private static final MethodDescriptor<Frame, Frame> METHOD = MethodDescriptor.<Frame, Frame>newBuilder()
            .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Exchange"))
            .setRequestMarshaller(FrameMarshaller.INSTANCE)
            .setResponseMarshaller(FrameMarshaller.INSTANCE)
            .build();

    private FrameStream() {}

    public static MethodDescriptor<Frame, Frame> method() {
        return METHOD;
    }
}
