package org.phonebank.pipeline.placement;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * What is known of a phone where layers are placed.
 *
 * @param name for people
 * @param roomBytes that it has for layers if it gives up those it holds
 * @param freeBytes that it has for layers beside those it holds
 * @param bytesPerSecond of weights that one token at a time passes through
 * @param leastStep time that a step takes besides, however few layers are in it
 * @param measured whether its speed was measured while it served, rather than guessed by its self-test
 * @param promptGain how many times faster a token is computed among others of a prompt than alone, at least 1
 * @param roundTrip of its link
 * @param busyWatts drawn while it computes; empty if unknown
 * @param idleWatts drawn while it waits; empty if unknown
 * @param holds layers in its memory now
 * @param obstacle why it can be given nothing; null if it can
 */
public record BenchPhone(
        String serial,
        String name,
        long roomBytes,
        long freeBytes,
        double bytesPerSecond,
        Duration leastStep,
        boolean measured,
        double promptGain,
        Duration roundTrip,
        OptionalDouble busyWatts,
        OptionalDouble idleWatts,
        List<LayerRange> holds,
        @Nullable Remark obstacle) {
    /** A run of the self-test takes about as long as a token in so many bytes of weights. */
    private static final double BYTES_OF_SELF_TEST = 1e6;

    public BenchPhone {
        Objects.requireNonNull(serial);
        Objects.requireNonNull(name);
        Objects.requireNonNull(leastStep);
        Objects.requireNonNull(roundTrip);
        Objects.requireNonNull(busyWatts);
        Objects.requireNonNull(idleWatts);
        if (!(bytesPerSecond > 0 && bytesPerSecond <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " cannot have the speed " + bytesPerSecond + ".");
        }
        if (!(promptGain >= 1)) {
            throw new IllegalArgumentException(name + " cannot be slower with a prompt than token by token.");
        }
        holds = List.copyOf(holds);
    }

    /** What a phone may compute with that has not served yet; right within a factor of some. */
    public static double guessedSpeed(double selfTestsPerSecond) {
        return selfTestsPerSecond * BYTES_OF_SELF_TEST;
    }

    /** A phone of which nothing but room and speed is known: no link to speak of, nothing loaded, power untold. */
    public static BenchPhone of(String serial, String name, long roomBytes, double bytesPerSecond) {
        return new BenchPhone(
                serial,
                name,
                roomBytes,
                roomBytes,
                bytesPerSecond,
                Duration.ZERO,
                false,
                Workbench.USUAL_PROMPT_GAIN,
                Duration.ZERO,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                null);
    }

    /** Whether a planner would hardly plan otherwise with this phone than with the other. */
    boolean isLike(BenchPhone other, double share) {
        return (obstacle == null) == (other.obstacle == null)
                && measured == other.measured
                && Math.abs(bytesPerSecond - other.bytesPerSecond) <= share * other.bytesPerSecond
                && Math.abs(roomBytes - other.roomBytes) <= share * Math.max(0, other.roomBytes);
    }

    /** The same with other times of its own. */
    public BenchPhone withTimes(Duration step, Duration link) {
        return new BenchPhone(
                serial,
                name,
                roomBytes,
                freeBytes,
                bytesPerSecond,
                step,
                measured,
                promptGain,
                link,
                busyWatts,
                idleWatts,
                holds,
                obstacle);
    }

    /** The same with what is known of its power. */
    public BenchPhone withPower(OptionalDouble busy, OptionalDouble idle) {
        return new BenchPhone(
                serial,
                name,
                roomBytes,
                freeBytes,
                bytesPerSecond,
                leastStep,
                measured,
                promptGain,
                roundTrip,
                busy,
                idle,
                holds,
                obstacle);
    }
}
