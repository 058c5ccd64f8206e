package org.phonebank.pipeline.serving;

/**
 * A sequence lost the replica that served it at one stage, and has no answer of another one yet.
 *
 * @param from the replica that is gone
 * @param sinceNanos when the sequence began to wait for it, or {@link #NOT_WAITING}
 * @param replayedBefore positions of the sequence that had been replayed when the wait began
 */
record Takeover(Replica from, long sinceNanos, long replayedBefore) {
    /** Nothing is wanted of the stage now. */
    static final long NOT_WAITING = Long.MIN_VALUE;

    Takeover waitingSince(long now, long replayed) {
        return sinceNanos == NOT_WAITING ? new Takeover(from, now, replayed) : this;
    }

    /** The next replica is gone too, before it gave an answer. */
    Takeover thenLost(Takeover next) {
        return sinceNanos == NOT_WAITING ? next : new Takeover(next.from, sinceNanos, replayedBefore);
    }
}
