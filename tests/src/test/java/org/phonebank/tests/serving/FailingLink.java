package org.phonebank.tests.serving;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageException.Reason;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;

/** The way to a shard that computes soundly, which fails on command. For any thread. */
final class FailingLink implements StageLink {
    /** When a transport would notice that its packets are not acknowledged. */
    private static final Executor KEEP_ALIVE = CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS);

    private static final int MANTISSA_BIT = 1 << 21;

    private final String name;
    private final StageLink sound;
    private final Watcher watcher;
    private final Map<Long, CompletableFuture<Frame>> unanswered = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private volatile @Nullable Trouble trouble;
    private volatile boolean lost;

    /** Sees what passes a link, and may let trouble happen to it. */
    interface Watcher {
        Watcher NONE = (link, request, computed) -> {};

        /**
         * A request passes.
         *
         * @param computed whether the request has been computed, else it is about to be sent
         */
        void passes(FailingLink link, Frame request, boolean computed);
    }

    /** @param sound stays the caller's */
    FailingLink(String name, StageLink sound, Watcher watcher) {
        this.name = name;
        this.sound = sound;
        this.watcher = watcher;
    }

    void befall(Trouble befalling) {
        trouble = befalling;
        switch (befalling) {
            case KILLED -> lose();
            case UNPLUGGED -> KEEP_ALIVE.execute(this::lose);
            default -> {}
        }
    }

    boolean isSound() {
        return trouble == null;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletableFuture<Frame> send(Frame request) {
        watcher.passes(this, request, false);
        CompletableFuture<Frame> answer = new CompletableFuture<>();
        long number = requests.incrementAndGet();
        unanswered.put(number, answer);
        if (lost) {
            lose();
        } else if (trouble != Trouble.KILLED && trouble != Trouble.UNPLUGGED) {
            // Whatever becomes of it is passed on.
            var unused = sound.send(request).whenComplete((frame, error) -> arrive(request, number, frame, error));
        }
        return answer;
    }

    @Override
    public boolean isEnded() {
        return lost;
    }

    @Override
    public void close() {
        throw new IllegalStateException("Links are not the pipeline's to close.");
    }

    private void arrive(Frame request, long number, @Nullable Frame frame, @Nullable Throwable error) {
        watcher.passes(this, request, true);
        Trouble now = trouble;
        if (now == Trouble.KILLED || now == Trouble.HUNG || now == Trouble.UNPLUGGED) {
            return;
        }
        CompletableFuture<Frame> answer = unanswered.remove(number);
        if (answer == null) {
            return;
        }
        if (frame == null) {
            answer.completeExceptionally(error);
        } else {
            answer.complete(now == null ? frame : spoilt(frame, now));
        }
    }

    private void lose() {
        lost = true;
        for (Long number : List.copyOf(unanswered.keySet())) {
            CompletableFuture<Frame> answer = unanswered.remove(number);
            if (answer != null) {
                answer.completeExceptionally(new StageException(name, Reason.LOST, name + " was lost."));
            }
        }
    }

    private static Frame spoilt(Frame answer, Trouble how) {
        if (answer.kind() != FrameKind.HIDDEN && answer.kind() != FrameKind.CANDIDATES) {
            return answer;
        }
        ByteBuffer values = ByteBuffer.allocate(answer.payload().remaining()).order(ByteOrder.LITTLE_ENDIAN);
        values.put(answer.payload()).flip();
        return switch (how) {
            case NOT_A_NUMBER -> answer.withPayload(values.putFloat(lastValue(values), Float.NaN));
            case OTHER_SHAPE -> wider(answer, values);
            default -> answer.withPayload(drifted(answer, values));
        };
    }

    private static Frame wider(Frame answer, ByteBuffer values) {
        ByteBuffer more = ByteBuffer.allocate(values.remaining() + Float.BYTES);
        more.put(values).putFloat(0).flip();
        return new Frame(
                answer.kind(),
                answer.format(),
                answer.request(),
                answer.sequence(),
                answer.position(),
                answer.count(),
                answer.kind() == FrameKind.HIDDEN ? answer.width() + 1 : answer.width(),
                answer.candidates(),
                answer.timings(),
                more);
    }

    /** A weak cell of memory: one bit of a few values is the other way round. */
    private static ByteBuffer drifted(Frame answer, ByteBuffer values) {
        int every = answer.kind() == FrameKind.HIDDEN ? Float.BYTES * 16 : values.capacity();
        for (int at = 0; at < values.capacity(); at += every) {
            values.putInt(at, values.getInt(at) ^ MANTISSA_BIT);
        }
        return values;
    }

    private static int lastValue(ByteBuffer values) {
        return values.limit() - Float.BYTES;
    }
}
