package org.phonebank.pipeline.generation;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A conversation as the stages hold it: its id there, and which tokens their caches keep. Kept between the turns of a
 * chat, it spares sending again what both turns begin with. One generation at a time may use it.
 */
public final class Sequence {
    private final long id;
    private final AtomicBoolean inUse = new AtomicBoolean();
    private int[] tokens = {};
    private int cached;

    Sequence(long id) {
        this.id = id;
    }

    /** Names the sequence in frames. */
    public long id() {
        return id;
    }

    /** How many tokens the stages hold. */
    public synchronized int cached() {
        return cached;
    }

    /** How many tokens from the begin of a prompt need not be sent; at least the last one must be, for its answer. */
    public synchronized int reusable(int[] prompt) {
        int difference = Arrays.mismatch(prompt, 0, prompt.length, tokens, 0, cached);
        int common = difference < 0 ? prompt.length : difference;
        return Math.min(common, prompt.length - 1);
    }

    /** The stages hold the first {@code count} of these tokens, which do not change any more. */
    synchronized void hold(int[] heldTokens, int count) {
        tokens = heldTokens;
        cached = count;
    }

    synchronized void clear() {
        cached = 0;
    }

    void begin() {
        if (!inUse.compareAndSet(false, true)) {
            throw new IllegalStateException("Another generation still uses this sequence.");
        }
    }

    void end() {
        inUse.set(false);
    }
}
