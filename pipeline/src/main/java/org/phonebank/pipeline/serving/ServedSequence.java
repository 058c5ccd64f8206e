package org.phonebank.pipeline.serving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.generation.RouteStep;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.frame.Frame;

/**
 * A sequence as it is now: its chunks, and a lane for each stage. All progress is made by {@link #pump}, which asks from the
 * last stage to the first what is lacking, and sends from the first to the last what can be sent; so it does not matter
 * what happened before. Confined to the turnstile.
 */
final class ServedSequence {
    /** Answers kept to be compared with those of slower mirrors. */
    private static final int COMPARED_ANSWERS = 16;

    final ServingCore core;
    final long id;
    /** Positions that stages computed again. */
    long replayed;

    private final List<Chunk> chunks = new ArrayList<>();
    /** Chunks whose answer somebody waits for, in order. */
    private final Deque<Chunk> pending = new ArrayDeque<>();

    private List<Lane> lanes = new ArrayList<>();

    ServedSequence(ServingCore core, long id) {
        this.core = core;
        this.id = id;
    }

    Chunk chunk(int index) {
        return chunks.get(index);
    }

    int length() {
        return chunks.size();
    }

    Lane lane(int index) {
        return lanes.get(index);
    }

    int positions() {
        return chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).end();
    }

    int openSteps() {
        return pending.size();
    }

    /** After the last chunk that was not abandoned. */
    int liveEnd() {
        int end = chunks.size();
        while (end > 0 && chunks.get(end - 1).abandoned) {
            end--;
        }
        return end;
    }

    /** The chunk that computes this position, which is the last one that begins there or before. */
    int indexAt(int position) {
        int index = chunks.size();
        while (index > 0 && chunks.get(index - 1).position() > position) {
            index--;
        }
        return Math.max(0, index - 1);
    }

    void begin(ServingStep step, Frame tokens) {
        int end = positions();
        if (tokens.position() > end) {
            step.fail(StageException.positionSkipped(
                    "this lab",
                    end,
                    Phrase.verbatim("The stages hold " + end + " positions of sequence " + id + "; send the others.")));
            return;
        }
        cut(tokens.position());
        Chunk chunk = new Chunk(tokens, chunks.size(), step);
        step.chunk = chunk;
        chunks.add(chunk);
        pending.add(chunk);
        pump();
    }

    void abandon(ServingStep step) {
        Chunk chunk = step.chunk;
        if (chunk != null && chunk.step == step) {
            chunk.step = null;
            chunk.abandoned = true;
            pending.remove(chunk);
            pump();
        }
    }

    void pump() {
        if (lanes.isEmpty()) {
            return;
        }
        int first = pending.isEmpty() ? 0 : pending.getFirst().index;
        int end = pending.isEmpty() ? 0 : pending.getLast().index + 1;
        for (int i = lanes.size() - 1; i >= 0; i--) {
            Lane lane = lanes.get(i);
            if (first >= end) {
                lane.wantNothing();
                continue;
            }
            int needed = lane.want(first, end);
            end = Math.min(end, needed + Course.MAX_UNANSWERED + lanes.size());
            first = firstLacking(lane, needed, end);
            end = lastLacking(lane, first, end);
        }
        for (Lane lane : lanes) {
            lane.send();
        }
    }

    /** An answer of the last stage. */
    void complete(Chunk chunk, Frame answer, StageTime time, ReplicaState by) {
        ServingStep step = chunk.step;
        if (step == null) {
            return;
        }
        chunk.step = null;
        pending.remove(chunk);
        if (by.stage.isMirrored()) {
            chunk.answer = answer;
            chunk.answeredBy = by.replica;
        }
        if (chunk.index >= COMPARED_ANSWERS) {
            chunks.get(chunk.index - COMPARED_ANSWERS).answer = null;
        }
        step.complete(new RouteStep.Answer(answer, times(chunk.index, time)));
    }

    /** Fails whoever waits. */
    void fail(StageException cause) {
        for (Chunk chunk : pending) {
            ServingStep step = chunk.step;
            if (step != null) {
                step.fail(cause);
            }
            chunk.step = null;
            chunk.abandoned = true;
        }
        pending.clear();
    }

    /** Goes by other stages; what the layouts have in common is kept. */
    void follow(List<StageState> stages) {
        List<Lane> before = lanes;
        List<Lane> after = new ArrayList<>(stages.size());
        for (StageState stage : stages) {
            after.add(lane(before, stage, after.size()));
        }
        lanes = after;
        for (Lane lane : before) {
            if (!after.contains(lane)) {
                lane.close();
            }
            if (after.stream().noneMatch(kept -> kept.inputs == lane.inputs)) {
                drop(lane.inputs);
            }
        }
        pump();
    }

    /** Drops everything; gives the replicas that have to be told. */
    List<ReplicaState> close(StageException cause) {
        fail(cause);
        List<ReplicaState> told = new ArrayList<>();
        for (Lane lane : lanes) {
            told.addAll(lane.close());
            drop(lane.inputs);
        }
        lanes = new ArrayList<>();
        chunks.clear();
        return told;
    }

    String waitingFor(@Nullable Chunk chunk) {
        if (chunk == null || lanes.isEmpty() || chunk.index >= chunks.size()) {
            return "this lab";
        }
        for (Lane lane : lanes) {
            if (lane.lacksAnswer(chunk.index)) {
                return lane.waitingFor();
            }
        }
        return lanes.get(lanes.size() - 1).waitingFor();
    }

    private int firstLacking(Lane lane, int from, int end) {
        int index = from;
        while (index < end && !(lane.index > 0 && lane.lacksInput(index))) {
            index++;
        }
        return index;
    }

    private int lastLacking(Lane lane, int from, int end) {
        int last = end;
        while (last > from && !(lane.index > 0 && lane.lacksInput(last - 1))) {
            last--;
        }
        return last;
    }

    private void cut(int position) {
        int end = chunks.size();
        while (end > 0 && chunks.get(end - 1).position() >= position) {
            end--;
        }
        if (end == chunks.size()) {
            return;
        }
        for (Lane lane : lanes) {
            lane.cut(end);
        }
        while (chunks.size() > end) {
            Chunk chunk = chunks.remove(chunks.size() - 1);
            chunk.dropped = true;
            ServingStep step = chunk.step;
            if (step != null) {
                step.fail(new StageException(
                        "this lab",
                        StageException.Reason.REFUSED,
                        "Sequence " + id + " went back before " + chunk.tokens + " was answered; wait for it first."));
                pending.remove(chunk);
                chunk.step = null;
            }
        }
    }

    private Lane lane(List<Lane> before, StageState stage, int index) {
        List<@Nullable JournalEntry> inputs = new ArrayList<>();
        for (Lane lane : before) {
            if (lane.stage == stage) {
                lane.index = index;
                return lane;
            }
            if (lane.stage.layers.first() == stage.layers.first()) {
                inputs = lane.inputs;
            }
        }
        return new Lane(this, stage, index, inputs);
    }

    private void drop(List<@Nullable JournalEntry> inputs) {
        for (JournalEntry entry : inputs) {
            if (entry != null) {
                core.journal.drop(entry);
            }
        }
        inputs.clear();
    }

    /** A stage that did not compute the chunk itself since the layout changed took no time. */
    private List<StageTime> times(int chunk, StageTime last) {
        return IntStream.range(0, lanes.size())
                .mapToObj(i -> {
                    StageTime time =
                            i == lanes.size() - 1 ? last : lanes.get(i + 1).inputTime(chunk);
                    return time == null ? new StageTime(lanes.get(i).waitingFor(), 0, 0, 0) : time;
                })
                .toList();
    }
}
