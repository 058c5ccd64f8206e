package org.phonebank.pipeline.serving;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageException.Reason;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.StageTiming;

/** A replica while it is part of the layout. Confined to the turnstile. */
final class ReplicaState {
    /** Far below what a link queues; many sequences share it. */
    private static final int MAX_UNANSWERED = 64;

    final ServingCore core;
    final Replica replica;
    final StageState stage;
    final StepTimes times;
    /** One for each sequence that it may hold. */
    final Set<Course> courses = new LinkedHashSet<>();

    /** In the order in which they were sent, which is that of the answers. */
    final Queue<Request> unanswered = new ArrayDeque<>();

    int unansweredTokens;
    boolean gone;
    boolean suspended;
    /** Mirrored, and behind since it was added or resumed. */
    boolean catchingUp;

    private long lastAnswerNanos;
    private final Queue<Course> waiting = new ArrayDeque<>();
    private @Nullable Course turn;

    ReplicaState(ServingCore core, Replica replica, StageState stage) {
        this.core = core;
        this.replica = replica;
        this.stage = stage;
        this.times = new StepTimes(replica.warmUpStep(), core.options.answerFloor());
        this.lastAnswerNanos = core.runtime.nanoTime();
    }

    boolean isUsable() {
        return !gone && !suspended;
    }

    /** Whether a course may send now; if not, its sequence is pumped when it may. */
    boolean admits(Course course) {
        if (unanswered.size() < MAX_UNANSWERED && (turn == null || turn == course)) {
            return true;
        }
        if (!course.waiting) {
            course.waiting = true;
            waiting.add(course);
        }
        return false;
    }

    /** From now on only this course may send, unless another one has this right already. */
    void takeTurn(Course course) {
        if (turn == null) {
            turn = course;
        }
    }

    void endTurn(Course course) {
        if (turn == course) {
            turn = null;
            admitWaiting();
        }
    }

    void send(Request request) {
        unanswered.add(request);
        unansweredTokens += request.frame.count();
        if (unanswered.size() == 1) {
            core.watchdog.expect(due());
        }
        // The request itself reports what goes wrong when it takes its answer.
        var unused = replica.link().send(request.frame).whenComplete(request);
    }

    /** A phone is not believed to have computed for longer than it took to answer. */
    private static long computing(Frame answer, long nanos) {
        List<StageTiming> timings = answer.timings();
        long own =
                timings.isEmpty() ? 0 : 1000L * timings.get(timings.size() - 1).computeMicros();
        return own <= 0 ? nanos : Math.min(nanos, own);
    }

    /** An answer, or why there is none. What comes after the replica has gone is nobody's business any more. */
    void take(Request request, @Nullable StageException failure, @Nullable Frame answer, int magnitude) {
        if (gone || !unanswered.remove(request)) {
            return;
        }
        unansweredTokens -= request.frame.count();
        long now = core.runtime.nanoTime();
        if (failure == null && answer != null) {
            long nanos = now - begin(request);
            times.measure(request.frame.count(), nanos);
            if (request.frame.count() == 1) {
                times.computedSingle(computing(answer, nanos));
            } else {
                times.computedPrompt(request.frame.count(), computing(answer, nanos));
            }
            lastAnswerNanos = now;
            request.answered(answer, magnitude);
        } else if (failure != null) {
            lastAnswerNanos = now;
            request.failed(failure);
        }
        if (!gone) {
            if (!unanswered.isEmpty()) {
                core.watchdog.expect(due());
            }
            admitWaiting();
            noteCaughtUp();
        }
    }

    /** A failure that no sequence cares about any more, but that tells about the phone. */
    void failedApart(StageException failure) {
        boolean aboutTheSequence = failure.reason() == Reason.POSITION_SKIPPED
                || (failure.reason() == Reason.REFUSED && !replica.link().isEnded());
        if (!aboutTheSequence) {
            core.stages.fail(this, failure);
        }
    }

    /** When the oldest request must be answered, or {@link Watchdog#NOBODY}. */
    long due() {
        Request oldest = unanswered.peek();
        return oldest == null ? Watchdog.NOBODY : begin(oldest) + times.deadlineNanos(oldest.frame.count());
    }

    /** When the oldest frame of a course was sent that nobody has answered yet, or {@link Takeover#NOT_WAITING}. */
    static long waitingSince(Course course) {
        for (ChunkRequest request : course.unanswered) {
            if (!request.chunk.dropped && course.lane.lacksAnswer(request.chunk.index)) {
                return request.sentNanos;
            }
        }
        return Takeover.NOT_WAITING;
    }

    ReplicaStatus status() {
        return new ReplicaStatus(stage.layers, replica, suspended, unanswered.size(), unansweredTokens, times);
    }

    void noteCaughtUp() {
        if (catchingUp && courses.stream().allMatch(Course::isCaughtUp)) {
            catchingUp = false;
            core.announcer.replicaCaughtUp(stage.layers, replica);
        }
    }

    private long begin(Request request) {
        return request.sentNanos - lastAnswerNanos > 0 ? request.sentNanos : lastAnswerNanos;
    }

    private void admitWaiting() {
        int most = Math.min(waiting.size(), MAX_UNANSWERED - unanswered.size());
        for (int i = 0; i < most; i++) {
            Course next = waiting.remove();
            next.waiting = false;
            if (!next.closed) {
                core.turnstile.run(next.lane.sequence::pump);
            }
        }
    }
}
