package org.phonebank.pipeline.serving;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.protocol.frame.Frame;

/**
 * One sequence on one replica: which chunks its cache holds, counting those that it has been sent. Links keep their
 * order, so what is sent next is computed after all of them. Confined to the turnstile.
 */
final class Course {
    /** Enough to hide the way there and back, little enough to be overtaken by other sequences. */
    static final int MAX_UNANSWERED = 8;
    /** So often may a sequence be evicted before it gets its turn alone. */
    private static final int SKIPS_UNTIL_TURN = 2;
    /** A phone that then still forgets does not work. */
    private static final int MAX_SKIPS = 16;

    final Lane lane;
    final ReplicaState replica;
    final Queue<ChunkRequest> unanswered = new ArrayDeque<>();
    int next;
    /** After the last chunk that was ever sent. */
    int sentEnd;
    /** Counts rewinds after evictions: refusals of what was sent before say nothing new. */
    int generation;

    boolean closed;
    /** The replica was sent something. */
    boolean started;
    /** For room on the replica. */
    boolean waiting;
    /** The replica will not compute this sequence. */
    @Nullable
    StageException refusal;

    private int skips;

    Course(Lane lane, ReplicaState replica) {
        this.lane = lane;
        this.replica = replica;
        replica.courses.add(this);
    }

    boolean isUsable() {
        return replica.isUsable() && refusal == null;
    }

    /** Sends chunks up to and including this one, as far as there is room and their inputs are there. */
    void send(int target) {
        while (next <= target && unanswered.size() < MAX_UNANSWERED && replica.admits(this)) {
            Chunk chunk = lane.sequence.chunk(next);
            Frame frame = lane.input(chunk);
            if (frame == null) {
                lane.fetch(next, target);
                return;
            }
            ChunkRequest request = new ChunkRequest(this, chunk, frame, replica.core.runtime.nanoTime());
            unanswered.add(request);
            started = true;
            next++;
            lane.sending(this, chunk);
            replica.send(request);
        }
    }

    boolean isUnanswered(int index) {
        for (ChunkRequest request : unanswered) {
            if (request.chunk.index == index && !request.chunk.dropped && request.generation == generation) {
                return true;
            }
        }
        return false;
    }

    /** The sequence has no chunks from this one on any more. */
    void cut(int end) {
        backTo(end);
        sentEnd = Math.min(sentEnd, end);
    }

    /** Sends again from this chunk. */
    void backTo(int index) {
        next = Math.min(next, index);
    }

    /** The replica has nothing from this position on; what is under way will be refused for the same reason. */
    void rewind(int position) {
        generation++;
        backTo(lane.sequence.indexAt(position));
    }

    /** Notes an eviction; whether the replica still may be expected to keep the sequence. */
    boolean skipped() {
        skips++;
        if (skips >= SKIPS_UNTIL_TURN) {
            replica.takeTurn(this);
        }
        return skips <= MAX_SKIPS;
    }

    /** What was wanted of the replica has come. */
    void delivered() {
        skips = 0;
        replica.endTurn(this);
    }

    boolean isCaughtUp() {
        return closed || (unanswered.isEmpty() && next >= lane.sequence.length());
    }

    void close() {
        closed = true;
        replica.courses.remove(this);
        replica.endTurn(this);
    }
}
