package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * How long a phone takes for one token in a shard.
 *
 * @param layers of the shard
 * @param oneToken typical time of computing, without queue and link
 * @param frames of one token measured so far: a step that no frame was measured for says nothing
 * @param thereAndBack of a frame of one token, with the computing; zero if not measured
 * @param promptGain how many times faster a token is computed among others of a prompt; empty if not measured
 */
public record MeasuredStep(
        LayerRange layers, Duration oneToken, long frames, Duration thereAndBack, OptionalDouble promptGain) {
    /** Fewer frames than these were computed with cold caches. */
    static final long FEWEST_FRAMES = 8;

    public MeasuredStep {
        Objects.requireNonNull(thereAndBack);
        Objects.requireNonNull(promptGain);
    }

    /** A step of which nothing else was measured. */
    public MeasuredStep(LayerRange layers, Duration oneToken, long frames) {
        this(layers, oneToken, frames, Duration.ZERO, OptionalDouble.empty());
    }

    /** Whether enough was measured to count with. */
    boolean isKnown() {
        return frames >= FEWEST_FRAMES && !oneToken.isZero();
    }
}
