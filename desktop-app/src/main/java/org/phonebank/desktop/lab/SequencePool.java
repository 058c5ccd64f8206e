package org.phonebank.desktop.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.phonebank.pipeline.generation.Generator;
import org.phonebank.pipeline.generation.Sequence;

/**
 * The sequences that phones keep caches for. A chat's next turn gets the sequence that knows the turns before; anything
 * else begins anew, so that its tokens do not depend on what was asked before it. For any thread.
 */
final class SequencePool {
    /** More are kept for nothing once a batch has ended. */
    private static final int MOST_AT_REST = 3;

    private final Generator generator;
    private final int most;
    /** The least recently used first. */
    private final List<Lease> atRest = new ArrayList<>();

    private int inUse;

    /** @param most sequences in use and at rest together, at least 1 */
    SequencePool(Generator generator, int most) {
        this.generator = generator;
        this.most = most;
    }

    /**
     * A sequence and what it is used for.
     *
     * @param promptTokens of the latest prompt that it was used for
     * @param turns how often it was used
     */
    record Lease(Sequence sequence, int promptTokens, int turns) {
        /** Whether a prompt goes on with all that the latest one of this sequence was. */
        boolean isContinuedBy(int[] prompt) {
            return prompt.length >= promptTokens
                    && sequence.cached() >= promptTokens
                    && sequence.reusable(prompt) >= promptTokens - 1;
        }
    }

    synchronized int free() {
        return most - inUse;
    }

    /**
     * Takes a sequence for a prompt.
     *
     * @throws IllegalStateException if all are in use
     */
    synchronized Lease take(int[] prompt) {
        if (inUse >= most) {
            throw new IllegalStateException("All " + most + " sequences are in use.");
        }
        inUse++;
        Lease known = null;
        for (Lease lease : atRest) {
            if (lease.isContinuedBy(prompt)
                    && (known == null
                            || lease.sequence().reusable(prompt)
                                    >= known.sequence().reusable(prompt))) {
                known = lease;
            }
        }
        if (known != null) {
            atRest.remove(known);
            return new Lease(known.sequence(), prompt.length, known.turns() + 1);
        }
        rest(most - inUse);
        return new Lease(generator.openSequence(), prompt.length, 1);
    }

    /** The answer has ended. */
    synchronized void giveBack(Lease lease) {
        inUse--;
        if (lease.sequence().cached() > 0) {
            atRest.add(lease);
            rest(Math.min(MOST_AT_REST, most - inUse));
        }
    }

    /** Keeps the chats that had most turns, of equal ones the latest. */
    private void rest(int count) {
        while (atRest.size() > Math.max(0, count)) {
            Lease least =
                    atRest.stream().min(Comparator.comparingInt(Lease::turns)).orElseThrow();
            atRest.remove(least);
            generator.forget(least.sequence());
        }
    }
}
