package org.phonebank.pipeline.serving;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.StageTiming;

/** One sequence at one stage: what goes in, which replica computes it, what is still wanted. Confined to the turnstile. */
final class Lane {
    private static final long NANOS_PER_MICRO = 1000;
    /** After so many phones that gave nonsense for the same chunk it is not the phones. */
    private static final int MAX_BAD_ANSWERS = 3;

    final ServedSequence sequence;
    final StageState stage;
    /** What went in, by chunk; not used by the first stage, whose inputs are the chunks' tokens. */
    final List<@Nullable JournalEntry> inputs;
    /** Number of the stage in the layout. */
    int index;

    private final ServingCore core;
    private final LaneReplicas replicas;
    private @Nullable Takeover takeover;
    private int wantedEnd;
    private int sentEnd;

    Lane(ServedSequence sequence, StageState stage, int index, List<@Nullable JournalEntry> inputs) {
        this.sequence = sequence;
        this.core = sequence.core;
        this.stage = stage;
        this.index = index;
        this.inputs = inputs;
        this.replicas = new LaneReplicas(this);
    }

    /**
     * Wants answers to chunks; those that are there or under way already are not computed again.
     *
     * @param first chunk that lacks an answer
     * @param end after the last one
     * @return the first chunk whose input is needed
     */
    int want(int first, int end) {
        wantedEnd = end;
        if (takeover != null) {
            takeover = takeover.waitingSince(core.runtime.nanoTime(), sequence.replayed);
        }
        Course course = replicas.choose(end - 1);
        if (course == null) {
            return first;
        }
        for (int i = first; i < Math.min(end, course.next); i++) {
            if (lacksAnswer(i) && !replicas.isUnanswered(i)) {
                course.backTo(i);
            }
        }
        return course.next;
    }

    void wantNothing() {
        wantedEnd = 0;
        replicas.endTurns();
    }

    /** Sends what can be sent: wanted chunks to the replica chosen, and to mirrors whatever they lack. */
    void send() {
        replicas.send(wantedEnd);
    }

    /** Whether the stage must compute this chunk before the sequence can go on. */
    boolean lacksAnswer(int chunk) {
        return stage.isLast()
                ? sequence.chunk(chunk).step != null
                : sequence.lane(index + 1).lacksInput(chunk);
    }

    boolean lacksInput(int chunk) {
        JournalEntry entry = entry(chunk);
        return entry == null || !entry.kept;
    }

    /** The frame to send, or nothing if it is not in memory. */
    @Nullable
    Frame input(Chunk chunk) {
        Frame frame;
        if (index == 0) {
            frame = chunk.tokens;
        } else {
            JournalEntry entry = entry(chunk.index);
            frame = entry == null ? null : entry.frame;
        }
        if (frame == null) {
            return null;
        }
        int candidates = chunk.step == null && stage.isLast() ? 0 : chunk.tokens.candidates();
        return frame.candidates() == candidates ? frame : frame.withCandidates(candidates);
    }

    /** Reads inputs from the journal's file, for as many chunks as can be sent at once. */
    void fetch(int first, int target) {
        for (int i = first; i <= target && i < first + Course.MAX_UNANSWERED; i++) {
            JournalEntry entry = entry(i);
            if (entry != null && entry.kept && entry.frame == null) {
                core.journal.load(entry, sequence::pump);
            }
        }
    }

    /** A course is about to send a chunk. */
    void sending(Course course, Chunk chunk) {
        JournalEntry entry = index == 0 ? null : entry(chunk.index);
        if (entry != null) {
            core.journal.used(entry);
        }
        if (isReplay(course, chunk)) {
            core.replayed += chunk.tokens.count();
            sequence.replayed += chunk.tokens.count();
        }
        course.sentEnd = Math.max(course.sentEnd, chunk.index + 1);
        sentEnd = Math.max(sentEnd, chunk.index + 1);
    }

    void answered(ChunkRequest request, Frame answer, int magnitude) {
        if (!stage.isLast()) {
            if (!stage.plausibility.isPlausible(magnitude)) {
                String phone = request.replica.replica.phone();
                failed(request, AnswerCheck.bad(phone, "values up to " + Float.intBitsToFloat(magnitude)));
                return;
            }
            stage.plausibility.seen(magnitude);
        }
        Chunk chunk = request.chunk;
        if (chunk.dropped) {
            return;
        }
        if (lacksAnswer(chunk.index)) {
            deliver(request, answer);
        } else if (stage.isMirrored()) {
            compare(request, answer);
        }
    }

    void failed(ChunkRequest request, StageException failure) {
        Course course = request.course;
        switch (failure.reason()) {
            case POSITION_SKIPPED -> {
                if (request.generation == course.generation) {
                    skipped(request, failure);
                }
            }
            case REFUSED -> {
                if (course.replica.replica.link().isEnded()) {
                    core.stages.fail(course.replica, failure);
                } else if (request.generation == course.generation && !request.chunk.dropped) {
                    refused(request, failure);
                }
            }
            case BAD_ANSWER -> bad(request, failure);
            default -> core.stages.fail(course.replica, failure);
        }
    }

    /** The replica of this course is gone. */
    void lost(Course course) {
        long since = ReplicaState.waitingSince(course);
        course.close();
        if (replicas.remove(course)) {
            Takeover next = new Takeover(course.replica.replica, since, sequence.replayed);
            takeover = takeover == null ? next : takeover.thenLost(next);
        }
    }

    /** The sequence has no chunks from this one on any more. */
    void cut(int end) {
        sentEnd = Math.min(sentEnd, end);
        wantedEnd = Math.min(wantedEnd, end);
        replicas.cut(end);
        for (int i = inputs.size() - 1; i >= end; i--) {
            JournalEntry entry = inputs.remove(i);
            if (entry != null) {
                core.journal.drop(entry);
            }
        }
    }

    /** No longer part of the layout; gives the replicas that were sent something. */
    List<ReplicaState> close() {
        return replicas.close();
    }

    String waitingFor() {
        return replicas.waitingFor();
    }

    /** How the stage before took for this chunk's input, if it computed it. */
    @Nullable
    StageTime inputTime(int chunk) {
        JournalEntry entry = entry(chunk);
        return entry == null ? null : entry.time;
    }

    private boolean isReplay(Course course, Chunk chunk) {
        if (chunk.index < course.sentEnd) {
            return true;
        }
        return stage.isMirrored() ? course.replica.catchingUp : chunk.step == null || chunk.index < sentEnd;
    }

    private @Nullable JournalEntry entry(int chunk) {
        return chunk < inputs.size() ? inputs.get(chunk) : null;
    }

    private void deliver(ChunkRequest request, Frame answer) {
        StageTime time = time(request, answer);
        if (stage.isLast()) {
            sequence.complete(request.chunk, answer, time, request.replica);
        } else {
            sequence.lane(index + 1).take(request.chunk.index, core.journal.add(answer, time, request.replica.replica));
        }
        request.course.delivered();
        if (takeover != null) {
            tookOver(takeover, request.replica.replica);
            takeover = null;
        }
    }

    private void take(int chunk, JournalEntry entry) {
        while (inputs.size() <= chunk) {
            inputs.add(null);
        }
        inputs.set(chunk, entry);
    }

    private void tookOver(Takeover from, Replica to) {
        core.failovers++;
        long now = core.runtime.nanoTime();
        Takeover waiting = from.waitingSince(now, sequence.replayed);
        core.announcer.tookOver(
                stage.layers,
                waiting.from(),
                to,
                Duration.ofNanos(now - waiting.sinceNanos()),
                sequence.replayed - waiting.replayedBefore());
    }

    private void compare(ChunkRequest request, Frame answer) {
        Chunk chunk = request.chunk;
        JournalEntry output = stage.isLast() ? null : sequence.lane(index + 1).entry(chunk.index);
        Frame first = output == null ? chunk.answer : output.frame;
        Replica by = output == null ? chunk.answeredBy : output.by;
        if (first != null && by != null && !by.isSameAs(request.replica.replica)) {
            core.announcer.compare(stage.layers, by, first, request.replica.replica, answer);
        }
    }

    private void skipped(ChunkRequest request, StageException failure) {
        Course course = request.course;
        int expected = failure.expectedPosition().orElse(request.frame.position());
        if (expected < 0 || expected >= request.frame.position() || !course.skipped()) {
            core.stages.fail(course.replica, failure);
        } else {
            course.rewind(expected);
        }
    }

    private void refused(ChunkRequest request, StageException failure) {
        request.course.rewind(request.chunk.position());
        request.course.refusal = failure;
        if (!replicas.anyUsable()) {
            replicas.forgetRefusals();
            sequence.fail(failure);
        }
    }

    private void bad(ChunkRequest request, StageException failure) {
        Chunk chunk = request.chunk;
        if (chunk.badStage != stage.layers.first()) {
            chunk.badStage = stage.layers.first();
            chunk.badAnswers = 0;
        }
        chunk.badAnswers++;
        if (chunk.badAnswers < MAX_BAD_ANSWERS) {
            core.stages.fail(request.replica, failure);
        } else {
            request.course.rewind(chunk.position());
            sequence.fail(failure);
        }
    }

    private StageTime time(ChunkRequest request, Frame answer) {
        List<StageTiming> timings = answer.timings();
        StageTiming own = timings.isEmpty() ? new StageTiming(0, 0, 0) : timings.get(timings.size() - 1);
        long queued = Math.max(0, own.queuedMicros());
        long compute = Math.max(0, own.computeMicros());
        long elapsed = (core.runtime.nanoTime() - request.sentNanos) / NANOS_PER_MICRO;
        return new StageTime(request.replica.replica.phone(), queued, compute, Math.max(0, elapsed - queued - compute));
    }
}
