package org.phonebank.worker.service;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicInteger;
import org.phonebank.protocol.frame.Frame;

/**
 * One frame stream. Messages arrive on gRPC's thread and are computed, answered and ended on the shard's compute thread
 * alone. A peer that does not read its answers is not read from either: each answer allows one more request, but only once
 * the transport is ready for it, so no more than {@link #WINDOW} answers can pile up.
 */
final class FrameExchange extends ServerCall.Listener<ReceivedFrame> {
    /** Frames of one stream that may wait, be computed, or be answered into a transport that is not ready. */
    static final int WINDOW = 32;

    private final ServerCall<ReceivedFrame, Frame> call;
    private final HostedShard hosted;
    private final FrameCounters counters;
    private final AtomicInteger owed = new AtomicInteger();
    private volatile boolean cancelled;
    private boolean ended;

    FrameExchange(ServerCall<ReceivedFrame, Frame> call, HostedShard hosted, FrameCounters counters) {
        this.call = call;
        this.hosted = hosted;
        this.counters = counters;
    }

    /** Opens the stream for requests. */
    void begin() {
        hosted.compute(() -> {
            if (!ended && !cancelled) {
                call.sendHeaders(new Metadata());
                call.request(WINDOW);
            }
        });
    }

    @Override
    public void onMessage(ReceivedFrame received) {
        Frame frame = received.frame();
        if (frame == null) {
            hosted.compute(() -> end(Status.INVALID_ARGUMENT.withDescription(received.refusal())));
            return;
        }
        long arrivalNanos = System.nanoTime();
        counters.arrived();
        if (!hosted.compute(() -> answer(frame, arrivalNanos))) {
            counters.dropped();
        }
    }

    private void answer(Frame request, long arrivalNanos) {
        if (cancelled || ended || hosted.isClosing()) {
            counters.dropped();
            return;
        }
        // Counted before it is sent, so that a peer that has its answer finds it counted.
        hosted.shard().execute(request, arrivalNanos, answer -> {
            counters.answered();
            // Written out before this returns: the answer's payload is lent.
            call.sendMessage(answer);
        });
        owed.incrementAndGet();
        if (call.isReady()) {
            requestOwed();
        }
    }

    @Override
    public void onReady() {
        requestOwed();
    }

    private void requestOwed() {
        int count = owed.getAndSet(0);
        if (count > 0) {
            call.request(count);
        }
    }

    @Override
    public void onHalfClose() {
        hosted.compute(() -> end(Status.OK));
    }

    /** Closes the stream; on the compute thread. */
    void end(Status status) {
        if (!ended && !cancelled) {
            ended = true;
            call.close(status, new Metadata());
        }
    }

    @Override
    public void onCancel() {
        cancelled = true;
        hosted.leave(this);
    }

    @Override
    public void onComplete() {
        hosted.leave(this);
    }
}
