package org.phonebank.pipeline.generation;

import java.time.Duration;

/**
 * How a generator feeds its route.
 *
 * @param microBatch tokens of a prompt that travel in one frame, at least 1
 * @param stepTimeout how long to wait for one frame to pass all stages
 */
public record GeneratorOptions(int microBatch, Duration stepTimeout) {
    public static final GeneratorOptions DEFAULT = new GeneratorOptions(64, Duration.ofMinutes(1));

    public GeneratorOptions {
        if (microBatch < 1) {
            throw new IllegalArgumentException("A micro-batch of " + microBatch + " tokens holds nothing.");
        }
    }
}
