package org.phonebank.pipeline.generation;

import java.time.Duration;
import java.util.List;

/**
 * Figures of one generation.
 *
 * @param promptTokens in the prompt
 * @param reusedTokens of the prompt that the stages still held from the turn before
 * @param replays how often a stage had lost positions that were sent again
 * @param timeToFirstToken zero if there was none
 * @param total from begin to end
 * @param tokens one entry per token of the answer
 */
public record GenerationStatistics(
        int promptTokens,
        int reusedTokens,
        int replays,
        Duration timeToFirstToken,
        Duration total,
        List<TokenStatistics> tokens) {
    private static final double NANOS_PER_SECOND = 1e9;

    public GenerationStatistics {
        tokens = List.copyOf(tokens);
    }

    /** Tokens per second after the first one; 0 with fewer than two tokens. */
    public double tokensPerSecond() {
        if (tokens.size() < 2) {
            return 0;
        }
        Duration decoding = tokens.get(tokens.size() - 1).sinceStart().minus(timeToFirstToken);
        return decoding.isZero() ? 0 : (tokens.size() - 1) * NANOS_PER_SECOND / decoding.toNanos();
    }
}
