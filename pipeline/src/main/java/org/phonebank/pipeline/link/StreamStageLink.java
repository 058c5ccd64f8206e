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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFailure;
import org.phonebank.protocol.frame.FrameFormatException;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.FrameStream;

/**
 * A stage behind a gRPC frame stream.
 *
 * <p>One writer: whoever finds nobody writing writes for all, outside the lock, so that an answer that comes on the same
 * thread may send the next request. At most {@code maxInFlight} requests are on the wire; as many as {@code maxWaiting}
 * wait here, and beyond that a request fails at once.
 */
final class StreamStageLink implements StageLink {
    private final String name;
    private final WorkerFailures failures;
    private final int maxInFlight;
    private final int maxWaiting;

    private final Object lock = new Object();
    private final Queue<Pending> waiting = new ArrayDeque<>();
    private final Map<Integer, Pending> inFlight = new HashMap<>();
    private final ClientCallStreamObserver<Frame> requests;
    private int lastNumber;
    private boolean writing;
    private boolean closed;
    private @Nullable StageException ended;

    StreamStageLink(
            Channel channel, CallOptions options, String name, String shardId, int maxInFlight, int maxWaiting) {
        this.name = name;
        this.failures = new WorkerFailures(name);
        this.maxInFlight = maxInFlight;
        this.maxWaiting = maxWaiting;
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
        Pending pending;
        synchronized (lock) {
            if (ended != null) {
                return CompletableFuture.failedFuture(ended);
            }
            if (waiting.size() >= maxWaiting) {
                return CompletableFuture.failedFuture(new StageException(
                        name,
                        StageException.Reason.REFUSED,
                        waiting.size() + " requests already wait for " + name + "; send fewer at once."));
            }
            pending = new Pending(request, numbered(request, ++lastNumber), new CompletableFuture<>());
            waiting.add(pending);
        }
        write();
        return pending.answer();
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        fail(Status.CANCELLED);
        requests.cancel("The link was closed.", null);
    }

    private static Frame numbered(Frame request, int number) {
        return new Frame(
                request.kind(),
                request.format(),
                number,
                request.sequence(),
                request.position(),
                request.count(),
                request.width(),
                request.candidates(),
                List.of(),
                request.payload());
    }

    private void write() {
        for (Pending next = takeTurn(); next != null; next = takeTurn()) {
            try {
                requests.onNext(next.numbered());
            } catch (RuntimeException e) {
                fail(Status.fromThrowable(e));
                requests.cancel("A frame could not be written.", e);
            } finally {
                synchronized (lock) {
                    writing = false;
                }
            }
        }
    }

    private @Nullable Pending takeTurn() {
        synchronized (lock) {
            if (writing || ended != null || inFlight.size() >= maxInFlight) {
                return null;
            }
            Pending next = waiting.poll();
            if (next != null) {
                writing = true;
                inFlight.put(next.numbered().request(), next);
            }
            return next;
        }
    }

    private void answer(Frame frame) {
        Pending pending;
        synchronized (lock) {
            pending = inFlight.remove(frame.request());
        }
        if (pending == null) {
            if (!isEnded()) {
                protocolError("an answer to a request that was not sent");
            }
            return;
        }
        write();
        complete(pending, frame);
    }

    private void complete(Pending pending, Frame frame) {
        Frame request = pending.request();
        if (frame.kind() == FrameKind.FAILURE) {
            pending.answer().completeExceptionally(failure(frame));
        } else if (frame.sequence() != request.sequence()
                || frame.position() != request.position()
                || frame.count() != request.count()) {
            pending.answer().completeExceptionally(failures.badAnswer("asked " + request + ", answered " + frame));
        } else {
            pending.answer().complete(frame);
        }
    }

    private StageException failure(Frame frame) {
        try {
            return failures.ofFrame(FrameFailure.of(frame));
        } catch (FrameFormatException e) {
            return failures.badAnswer("a failure that cannot be read");
        }
    }

    private void protocolError(String how) {
        fail(failures.badAnswer(how));
        requests.cancel(how, null);
    }

    private boolean isEnded() {
        synchronized (lock) {
            return ended != null;
        }
    }

    private void fail(Status status) {
        fail(failures.ofStream(status, () -> {
            synchronized (lock) {
                return closed;
            }
        }));
    }

    private void fail(StageException cause) {
        List<Pending> unanswered;
        synchronized (lock) {
            if (ended != null) {
                return;
            }
            ended = cause;
            unanswered = new ArrayList<>(inFlight.values());
            unanswered.addAll(waiting);
            inFlight.clear();
            waiting.clear();
        }
        for (Pending pending : unanswered) {
            pending.answer().completeExceptionally(cause);
        }
    }

    private record Pending(Frame request, Frame numbered, CompletableFuture<Frame> answer) {}

    private final class Answers implements StreamObserver<Frame> {
        @Override
        public void onNext(Frame frame) {
            answer(frame);
        }

        @Override
        public void onError(Throwable error) {
            fail(Status.fromThrowable(error));
        }

        @Override
        public void onCompleted() {
            fail(Status.UNAVAILABLE.withDescription("the worker ended the stream"));
        }
    }
}
