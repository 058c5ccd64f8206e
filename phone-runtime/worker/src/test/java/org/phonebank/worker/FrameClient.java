package org.phonebank.worker;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameStream;

/** One frame stream as a desktop holds it. */
final class FrameClient<Q> {
    private final ClientCall<Q, Frame> call;
    private final BlockingQueue<Frame> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status> end = new CompletableFuture<>();

    private FrameClient(Channel channel, MethodDescriptor<Q, Frame> method, Metadata headers) {
        call = channel.newCall(method, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(Frame answer) {
                        answers.add(answer);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        end.complete(status);
                    }
                },
                headers);
    }

    static FrameClient<Frame> open(Channel channel, String shardId) {
        return open(channel, shardId, FrameStream.method());
    }

    static <Q> FrameClient<Q> open(Channel channel, String shardId, MethodDescriptor<Q, Frame> method) {
        Metadata headers = new Metadata();
        headers.put(FrameStream.SHARD_ID, shardId);
        return new FrameClient<>(channel, method, headers);
    }

    static FrameClient<Frame> openWithoutShard(Channel channel) {
        return new FrameClient<>(channel, FrameStream.method(), new Metadata());
    }

    void send(Q request) {
        call.sendMessage(request);
    }

    /** Lets so many further answers come in. */
    void read(int count) {
        call.request(count);
    }

    void halfClose() {
        call.halfClose();
    }

    Frame exchange(Q request) throws InterruptedException {
        read(1);
        send(request);
        return next();
    }

    Frame next() throws InterruptedException {
        Frame answer = answers.poll(30, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("No answer came; the stream's end: " + end);
        }
        return answer;
    }

    /** How the stream ended. */
    Status end() {
        return end.orTimeout(30, TimeUnit.SECONDS).join();
    }
}
