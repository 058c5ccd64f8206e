package org.phonebank.pipeline.link;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import org.phonebank.pipeline.link.RequestQueue.Pending;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFailure;
import org.phonebank.protocol.frame.FrameFormatException;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.FrameStream;

/**
 * A stage behind a gRPC frame stream.
 *
 * <p>One writer: whoever finds nobody writing writes for all, holding no lock, so that an answer that comes on the same
 * thread may send the next request.
 */
final class StreamStageLink implements StageLink {
    private final String name;
    private final WorkerFailures failures;
    private final RequestQueue queue;
    private final ClientCallStreamObserver<Frame> requests;

    /**
     * Opens the stream.
     *
     * @param maxInFlight requests on the wire at once
     * @param maxWaiting requests that wait here beyond that; more fail at once
     */
    StreamStageLink(
            Channel channel, CallOptions options, String name, String shardId, int maxInFlight, int maxWaiting) {
        this.name = name;
        this.failures = new WorkerFailures(name);
        this.queue = new RequestQueue(maxInFlight, maxWaiting);
        Metadata headers = new Metadata();
        headers.put(FrameStream.SHARD_ID, shardId);
        Channel named = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
        this.requests = (ClientCallStreamObserver<Frame>)
                ClientCalls.asyncBidiStreamingCall(named.newCall(FrameStream.method(), options), new Answers());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletableFuture<Frame> send(Frame request) {
        CompletableFuture<Frame> answer = queue.add(request, name);
        write();
        return answer;
    }

    @Override
    public boolean isEnded() {
        return queue.isEnded();
    }

    @Override
    public void close() {
        end(failures.closed(), "The link was closed.");
    }

    private void write() {
        for (Pending next = queue.beginWriting(); next != null; next = queue.beginWriting()) {
            try {
                requests.onNext(next.numbered());
            } catch (RuntimeException e) {
                end(failures.ofStream(Status.fromThrowable(e)), "A frame could not be written.");
            } finally {
                queue.endWriting();
            }
        }
    }

    private void take(Frame answer) {
        Pending pending = queue.answered(answer.request());
        if (pending == null) {
            if (!queue.isEnded()) {
                String what = "an answer to a request that was not sent";
                end(failures.badAnswer(what), what);
            }
            return;
        }
        write();
        complete(pending, answer);
    }

    private void complete(Pending pending, Frame answer) {
        Frame request = pending.request();
        if (answer.kind() == FrameKind.FAILURE) {
            pending.answer().completeExceptionally(failure(request, answer));
        } else if (answer.sequence() != request.sequence()
                || answer.position() != request.position()
                || answer.count() != request.count()) {
            pending.answer().completeExceptionally(failures.badAnswer("asked " + request + ", answered " + answer));
        } else {
            pending.answer().complete(answer);
        }
    }

    private StageException failure(Frame request, Frame answer) {
        try {
            FrameFailure failure = FrameFailure.of(answer);
            int expected = failure.expectedPosition();
            if (failure.positionSkipped() && (expected < 0 || expected >= request.position())) {
                return failures.badAnswer("asked " + request + ", expected position " + expected);
            }
            return failures.ofFrame(failure);
        } catch (FrameFormatException e) {
            return failures.badAnswer("a failure that cannot be read");
        }
    }

    private void end(StageException cause, String toldToTransport) {
        fail(cause);
        requests.cancel(toldToTransport, cause);
    }

    private void fail(StageException cause) {
        for (Pending pending : queue.end(cause)) {
            pending.answer().completeExceptionally(cause);
        }
    }

    private final class Answers implements StreamObserver<Frame> {
        @Override
        public void onNext(Frame answer) {
            take(answer);
        }

        @Override
        public void onError(Throwable error) {
            fail(failures.ofStream(Status.fromThrowable(error)));
        }

        @Override
        public void onCompleted() {
            fail(failures.ofStream(Status.UNAVAILABLE.withDescription("the worker ended the stream")));
        }
    }
}
