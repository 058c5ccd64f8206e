package org.phonebank.pipeline.serving;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.generation.FakeStage;
import org.phonebank.pipeline.generation.ToyModel;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageException.Reason;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.NumberFormat;

/** A phone with some layers, whose requests wait until a test lets it do one. */
final class FakePhone implements StageLink {
    final String serial;
    final FakeStage stage;
    /** All that it was sent. */
    final List<Frame> received = new ArrayList<>();

    /** What a request takes, in nanoseconds. */
    long stepNanos = 1_000_000;

    /** Sequences that it holds at once. */
    int most = Integer.MAX_VALUE;

    boolean hung;
    boolean ended;

    @Nullable
    StageException refusal;

    UnaryOperator<Frame> distortion = answer -> answer;

    private final Set<Long> held = new LinkedHashSet<>();
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private @Nullable StageException lost;

    private record Waiting(Frame request, CompletableFuture<Frame> answer) {}

    FakePhone(String serial, ToyModel model, int first, int end) {
        this.serial = serial;
        this.stage = new FakeStage(serial, model, first, end, Runnable::run);
    }

    @Override
    public String name() {
        return serial;
    }

    @Override
    public CompletableFuture<Frame> send(Frame request) {
        received.add(request);
        if (lost != null) {
            return CompletableFuture.failedFuture(lost);
        }
        CompletableFuture<Frame> answer = new CompletableFuture<>();
        queue.add(new Waiting(request, answer));
        return answer;
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    @Override
    public void close() {
        throw new IllegalStateException("Links are not the pipeline's to close.");
    }

    boolean canAct() {
        return !hung && !queue.isEmpty();
    }

    int waiting() {
        return queue.size();
    }

    /** Computes and answers the oldest request. */
    void act() {
        Waiting waiting = queue.remove();
        StageException no = refusal;
        if (no != null) {
            waiting.answer().completeExceptionally(no);
            return;
        }
        hold(waiting.request().sequence());
        var unused = stage.send(waiting.request()).whenComplete((answer, error) -> {
            if (error != null) {
                waiting.answer().completeExceptionally(error);
            } else {
                waiting.answer().complete(distortion.apply(answer));
            }
        });
    }

    /** Forgets the sequence unused for longest where there are too many. */
    private void hold(long sequence) {
        held.remove(sequence);
        held.add(sequence);
        if (held.size() > most) {
            long oldest = held.iterator().next();
            held.remove(oldest);
            CompletableFuture<Frame> forgotten = stage.send(Frame.forget(0, oldest));
            if (!forgotten.isDone()) {
                throw new IllegalStateException("The stage computes on the thread that asks it.");
            }
        }
    }

    /** The process dies: nothing is answered any more. */
    void kill() {
        lost = new StageException(serial, Reason.LOST, serial + " was unplugged");
        List<Waiting> unanswered = new ArrayList<>(queue);
        queue.clear();
        unanswered.forEach(waiting -> waiting.answer().completeExceptionally(lost));
    }

    Replica replica() {
        return new Replica(serial, "phone " + serial, this);
    }

    static Frame withValue(Frame answer, float value) {
        if (answer.kind() == FrameKind.ACCEPTED) {
            return answer;
        }
        ByteBuffer payload = ByteBuffer.allocate(answer.payload().remaining()).order(ByteOrder.LITTLE_ENDIAN);
        payload.put(answer.payload()).flip();
        payload.putFloat(0, value);
        return answer.withPayload(payload);
    }

    static Frame withWidth(Frame answer, int width) {
        return new Frame(
                answer.kind(),
                answer.format(),
                answer.request(),
                answer.sequence(),
                answer.position(),
                answer.count(),
                width,
                answer.candidates() + 1,
                answer.timings(),
                answer.payload());
    }

    static Frame at(Frame answer, int position) {
        return new Frame(
                answer.kind(),
                answer.format(),
                answer.request(),
                answer.sequence(),
                position,
                answer.count(),
                answer.width(),
                answer.candidates(),
                answer.timings(),
                answer.payload());
    }

    static Frame ofKind(Frame answer, FrameKind kind) {
        return new Frame(
                kind,
                NumberFormat.F32,
                answer.request(),
                answer.sequence(),
                answer.position(),
                answer.count(),
                answer.width(),
                answer.candidates(),
                answer.timings(),
                answer.payload());
    }
}
