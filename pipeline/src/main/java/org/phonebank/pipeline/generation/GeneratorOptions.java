package org.phonebank.pipeline.generation;

import java.time.Duration;

/**
 * How a generator feeds its route.
 *
 * @param microBatch tokens of a prompt that travel in one frame, at least 1
 * @param stepTimeout how long to wait for a micro-batch to pass all stages of a route that is not supervised
 */
public record GeneratorOptions(int microBatch, Duration stepTimeout) {
    public static final GeneratorOptions DEFAULT = new GeneratorOptions(64, Duration.ofMinutes(1));

    public GeneratorOptions {
        if (microBatch < 1) {
            throw new IllegalArgumentException("A micro-batch of " + microBatch + " tokens holds nothing.");
        }
    }

    /** How long to wait for a frame of so many tokens to pass all stages. */
    Duration timeout(int tokens) {
        return stepTimeout.multipliedBy((tokens + microBatch - 1L) / microBatch);
    }
}
