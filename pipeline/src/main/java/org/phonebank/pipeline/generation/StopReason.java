package org.phonebank.pipeline.generation;

import java.util.Locale;

/** Why an answer ended. */
public enum StopReason {
    STOP_TOKEN,
    MAX_TOKENS,
    CONTEXT_FULL,
    CANCELLED;

    /** The name in machine-readable output, such as {@code stop_token}. */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
