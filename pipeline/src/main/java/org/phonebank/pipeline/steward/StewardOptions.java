package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.Objects;
import org.phonebank.pipeline.placement.PlanOptions;

/**
 * How a lab is kept.
 *
 * @param policy for battery and heat
 * @param replicas phones that shall hold each stage, at least 1; more are loaded where memory is to spare
 * @param reserveBytes of memory left free on each phone
 * @param leastGain share of the time that moving layers must save, more than 0
 * @param persistence for how long a gain of twice {@code leastGain} must have been there without a break; a smaller one up
 *     to 16 times as long
 * @param cooldown after layers were moved; longer each time that the gain did not come
 * @param horizon within which a move must pay for what it costs
 * @param bytesPerSecond that files are pushed and loaded with
 */
public record StewardOptions(
        EnergyPolicy policy,
        int replicas,
        long reserveBytes,
        double leastGain,
        Duration persistence,
        Duration cooldown,
        Duration horizon,
        double bytesPerSecond) {
    private static final double LEAST_GAIN = 0.15;
    private static final Duration PERSISTENCE = Duration.ofSeconds(4);
    private static final Duration COOLDOWN = Duration.ofSeconds(30);
    private static final Duration HORIZON = Duration.ofMinutes(10);
    private static final double BYTES_PER_SECOND = 30e6;

    public StewardOptions {
        Objects.requireNonNull(policy);
        if (replicas < 1) {
            throw new IllegalArgumentException("A stage cannot be held by " + replicas + " phones.");
        }
        if (reserveBytes < 0) {
            throw new IllegalArgumentException("A reserve of " + reserveBytes + " bytes is below zero.");
        }
        if (!(leastGain > 0 && leastGain < 1)) {
            throw new IllegalArgumentException("Layers cannot move for a gain of " + leastGain + ".");
        }
        if (persistence.isNegative() || cooldown.isNegative() || horizon.isNegative()) {
            throw new IllegalArgumentException("Times of a lab are not negative.");
        }
        if (!(bytesPerSecond > 0)) {
            throw new IllegalArgumentException("Nothing is pushed at " + bytesPerSecond + " bytes a second.");
        }
    }

    /** Usual values: one phone a stage; moves that save 30 % for 4 s or 15 % for a minute, at least 30 s apart, paid for within 10 min. */
    public static StewardOptions usual() {
        return new StewardOptions(
                EnergyPolicy.SAFE,
                1,
                PlanOptions.DEFAULT_RESERVE,
                LEAST_GAIN,
                PERSISTENCE,
                COOLDOWN,
                HORIZON,
                BYTES_PER_SECOND);
    }

    /** The same with another policy. */
    public StewardOptions withPolicy(EnergyPolicy other) {
        return new StewardOptions(
                other, replicas, reserveBytes, leastGain, persistence, cooldown, horizon, bytesPerSecond);
    }

    /** The same with another number of phones for each stage. */
    public StewardOptions withReplicas(int phones) {
        return new StewardOptions(
                policy, phones, reserveBytes, leastGain, persistence, cooldown, horizon, bytesPerSecond);
    }

    /** The same with another reserve. */
    public StewardOptions withReserve(long bytes) {
        return new StewardOptions(policy, replicas, bytes, leastGain, persistence, cooldown, horizon, bytesPerSecond);
    }
}
