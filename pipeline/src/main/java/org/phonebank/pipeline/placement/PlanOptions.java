package org.phonebank.pipeline.placement;

import java.util.Objects;

/**
 * What a plan is for.
 *
 * @param sequences conversations whose caches must fit at once, at least 1
 * @param reserveBytes memory to leave free on each phone, for its system and for what computing takes besides weights
 *     and caches
 */
public record PlanOptions(Spread spread, int sequences, long reserveBytes) {
    /** Bytes left free on a phone unless something else is asked for. */
    public static final long DEFAULT_RESERVE = 96L << 20;

    /** How many of the given phones take part. */
    public enum Spread {
        /** Every phone holds at least one layer; the slowest stage is made as fast as can be. */
        ALL_PHONES,
        /** As few phones as the model fits on; one token's way through all of them is made as short as can be. */
        FEWEST
    }

    public PlanOptions {
        Objects.requireNonNull(spread);
        if (sequences < 1) {
            throw new IllegalArgumentException("A plan for " + sequences + " conversations is for nothing.");
        }
        if (reserveBytes < 0) {
            throw new IllegalArgumentException("A reserve of " + reserveBytes + " bytes is below zero.");
        }
    }

    /** Every phone takes part; room for {@code sequences} conversations. */
    public static PlanOptions allPhones(int sequences) {
        return new PlanOptions(Spread.ALL_PHONES, sequences, DEFAULT_RESERVE);
    }

    /** As few phones as possible; room for {@code sequences} conversations. */
    public static PlanOptions fewest(int sequences) {
        return new PlanOptions(Spread.FEWEST, sequences, DEFAULT_RESERVE);
    }
}
