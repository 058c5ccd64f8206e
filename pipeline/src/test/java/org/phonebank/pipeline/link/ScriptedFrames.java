package org.phonebank.pipeline.link;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameStream;

/** A frame stream whose answers a test gives by hand. */
final class ScriptedFrames {
    final List<Frame> received = new CopyOnWriteArrayList<>();
    final List<String> shards = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable StreamObserver<Frame>> answers = new AtomicReference<>();

    StreamObserver<Frame> answers() {
        StreamObserver<Frame> stream = answers.get();
        if (stream == null) {
            throw new IllegalStateException("No stream was opened.");
        }
        return stream;
    }

    ServerServiceDefinition service() {
        ServerServiceDefinition service = ServerServiceDefinition.builder(FrameStream.SERVICE)
                .addMethod(FrameStream.method(), ServerCalls.asyncBidiStreamingCall(this::open))
                .build();
        return ServerInterceptors.intercept(service, new ShardRecorder());
    }

    private StreamObserver<Frame> open(StreamObserver<Frame> stream) {
        answers.set(stream);
        return new StreamObserver<>() {
            @Override
            public void onNext(Frame frame) {
                received.add(frame);
            }

            @Override
            public void onError(Throwable error) {
                answers.set(null);
            }

            @Override
            public void onCompleted() {
                stream.onCompleted();
            }
        };
    }

    private final class ShardRecorder implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            shards.add(String.valueOf(headers.get(FrameStream.SHARD_ID)));
            return next.startCall(call, headers);
        }
    }
}
