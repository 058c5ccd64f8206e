package org.phonebank.worker.shard;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sequences of a shard, at most {@link ShardSpec#maxSequences} of them. The buffers of a forgotten sequence are given
 * to the next one: they never need clearing, because a step reads only positions that were written before it.
 */
final class SequenceCache implements AutoCloseable {
    /** How far one sequence is cached. */
    static final class Sequence {
        private final long id;
        private final KvBuffers buffers;
        private int end;
        private long lastUse;

        private Sequence(long id, KvBuffers buffers) {
            this.id = id;
            this.buffers = buffers;
        }

        KvBuffers buffers() {
            return buffers;
        }

        /** Positions cached: the next one to come. */
        int end() {
            return end;
        }

        void setEnd(int value) {
            end = value;
        }
    }

    private final OrtEnvironment environment;
    private final ShardSpec spec;
    private final List<Sequence> sequences = new ArrayList<>();
    private final Deque<KvBuffers> free = new ArrayDeque<>();
    private long uses;

    SequenceCache(OrtEnvironment environment, ShardSpec spec) {
        this.environment = environment;
        this.spec = spec;
    }

    @Nullable
    Sequence find(long id) {
        for (int i = 0; i < sequences.size(); i++) {
            Sequence sequence = sequences.get(i);
            if (sequence.id == id) {
                sequence.lastUse = ++uses;
                return sequence;
            }
        }
        return null;
    }

    /**
     * Makes room for a sequence, if need be by forgetting the least recently used one.
     *
     * @throws OutOfMemoryError if there is no memory for its buffers
     */
    Sequence create(long id) throws OrtException {
        if (sequences.size() >= spec.maxSequences()) {
            forget(leastRecentlyUsed().id);
        }
        KvBuffers buffers = free.poll();
        Sequence sequence = new Sequence(id, buffers != null ? buffers : new KvBuffers(environment, spec));
        sequence.lastUse = ++uses;
        sequences.add(sequence);
        return sequence;
    }

    void forget(long id) {
        for (int i = 0; i < sequences.size(); i++) {
            if (sequences.get(i).id == id) {
                free.push(sequences.remove(i).buffers);
                return;
            }
        }
    }

    private Sequence leastRecentlyUsed() {
        Sequence oldest = sequences.get(0);
        for (Sequence sequence : sequences) {
            if (sequence.lastUse < oldest.lastUse) {
                oldest = sequence;
            }
        }
        return oldest;
    }

    @Override
    public void close() {
        for (Sequence sequence : sequences) {
            sequence.buffers.close();
        }
        for (KvBuffers buffers : free) {
            buffers.close();
        }
        sequences.clear();
        free.clear();
    }
}
