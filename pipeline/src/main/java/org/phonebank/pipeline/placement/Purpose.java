package org.phonebank.pipeline.placement;

/** What a lab is wanted for, by which the planner chooses. */
public enum Purpose {
    /** One answer at a time: one token's way through all phones is to be as short as can be, so few phones take part. */
    CHAT,
    /**
     * Many answers at a time: the slowest phone is to be as fast as can be, so all phones take part, unless they were
     * measured and fewer would be faster, because what each takes besides computing counts for more.
     */
    BATCH
}
