package org.phonebank.desktop.batch;

/**
 * How a batch is run; the answers do not depend on it.
 *
 * @param mostAtOnce rows that are answered at the same time, at least 1
 * @param retriesFailed whether rows that failed before are asked again
 */
public record BatchOptions(int mostAtOnce, boolean retriesFailed) {
    /** As many rows at once as the lab takes. */
    public static final int AS_MANY_AS_POSSIBLE = Integer.MAX_VALUE;

    public static final BatchOptions USUAL = new BatchOptions(AS_MANY_AS_POSSIBLE, false);

    public BatchOptions {
        if (mostAtOnce < 1) {
            throw new IllegalArgumentException("At least one row must be answered at a time, not " + mostAtOnce + ".");
        }
    }

    public BatchOptions retryingFailed() {
        return new BatchOptions(mostAtOnce, true);
    }
}
