package org.phonebank.pipeline.serving;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How long one replica takes for a frame, by the number of its tokens: from sending, or from the answer before it if that
 * came later, to the answer; the link is part of it. Measured times are smoothed, and counts that were not measured are
 * estimated from the nearest ones on the safe side. For any thread.
 */
public final class StepTimes {
    /** Weight of a new time in the mean, and in the mean deviation. */
    private static final double MEAN_GAIN = 1.0 / 8;

    private static final double DEVIATION_GAIN = 1.0 / 4;
    /** A phone that throttles or gets busy becomes a few times slower, and is slow then, not hung. */
    private static final int SLOWER = 8;
    /** Nothing but warm-up steps are known of a phone whose caches are cold; without them, nothing but the floor. */
    private static final int UNMEASURED = 64;

    private static final int DEVIATIONS = 4;
    /** Odd, so that one of them is in the middle. */
    private static final int SINGLES = 31;
    /** Fewer tokens in a frame say little about prompts. */
    private static final int PROMPT_TOKENS = 8;
    /** One for each power of two that a token count may have. */
    private static final int CLASSES = 32;

    private final double warmUpNanos;
    private final long floorNanos;
    private final double[] counts = new double[CLASSES];
    private final double[] means = new double[CLASSES];
    private final double[] deviations = new double[CLASSES];
    private long measured;
    /** The latest times in which single tokens were computed, a ring. */
    private final long[] singles = new long[SINGLES];

    private long singlesMeasured;
    private double promptNanosPerToken;

    /**
     * Knows nothing but a warm-up.
     *
     * @param warmUpStep of one token; zero if not known
     * @param floor of every deadline
     */
    StepTimes(Duration warmUpStep, Duration floor) {
        this.warmUpNanos = warmUpStep.toNanos();
        this.floorNanos = floor.toNanos();
    }

    /** Takes in a frame of this many tokens. */
    synchronized void measure(int tokens, long nanos) {
        int size = sizeClass(tokens);
        if (counts[size] == 0) {
            counts[size] = Math.max(1, tokens);
            means[size] = nanos;
            deviations[size] = nanos / 2.0;
        } else {
            counts[size] += MEAN_GAIN * (Math.max(1, tokens) - counts[size]);
            deviations[size] += DEVIATION_GAIN * (Math.abs(nanos - means[size]) - deviations[size]);
            means[size] += MEAN_GAIN * (nanos - means[size]);
        }
        measured++;
    }

    /** Number of frames measured so far. */
    public synchronized long measured() {
        return measured;
    }

    /** Takes in how long the phone says that it computed a frame of one token. */
    synchronized void computedSingle(long nanos) {
        singles[(int) (singlesMeasured % SINGLES)] = nanos;
        singlesMeasured++;
    }

    /** Takes in how long the phone says that it computed a frame of several tokens of a prompt. */
    synchronized void computedPrompt(int tokens, long nanos) {
        if (tokens >= PROMPT_TOKENS) {
            double each = (double) nanos / tokens;
            promptNanosPerToken =
                    promptNanosPerToken == 0 ? each : promptNanosPerToken + MEAN_GAIN * (each - promptNanosPerToken);
        }
    }

    /**
     * How many times faster the phone computes a token among others of a prompt than alone, at least 1; empty until both
     * were measured.
     */
    public synchronized OptionalDouble promptGain() {
        long single = computesSingle().toNanos();
        return single == 0 || promptNanosPerToken == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(1, single / promptNanosPerToken));
    }

    /** Number of frames with a single token measured so far. */
    public synchronized long singlesMeasured() {
        return singlesMeasured;
    }

    /**
     * Median time in which the phone computed the latest frames with a single token, without queue and link; zero if there
     * were none. Unlike a mean it does not follow a few slow steps, so it tells how fast a phone is rather than how its
     * last second was.
     */
    public Duration computesSingle() {
        long[] latest;
        synchronized (this) {
            latest = Arrays.copyOf(singles, (int) Math.min(SINGLES, singlesMeasured));
        }
        Arrays.sort(latest);
        return latest.length == 0 ? Duration.ZERO : Duration.ofNanos(latest[latest.length / 2]);
    }

    /** Expected time of a frame with this many tokens; zero if nothing at all is known. */
    public synchronized Duration predicted(int tokens) {
        return Duration.ofNanos((long) predictedNanos(tokens));
    }

    /**
     * By when a phone that is well has answered a frame with this many tokens. Generous until something was measured, and
     * more so if not even a warm-up was.
     */
    public synchronized Duration deadline(int tokens) {
        return Duration.ofNanos(deadlineNanos(tokens));
    }

    synchronized double predictedNanos(int tokens) {
        int nearest = nearest(sizeClass(tokens));
        if (nearest < 0) {
            return warmUpNanos * Math.max(1, tokens);
        }
        return means[nearest] * scale(tokens, nearest);
    }

    synchronized long deadlineNanos(int tokens) {
        int nearest = nearest(sizeClass(tokens));
        double bound = nearest < 0
                ? UNMEASURED * (warmUpNanos == 0 ? floorNanos : warmUpNanos * Math.max(1, tokens))
                : (SLOWER * means[nearest] + DEVIATIONS * deviations[nearest]) * scale(tokens, nearest);
        return Math.max(floorNanos, (long) bound);
    }

    /** More tokens than measured take at most in proportion longer, fewer at most as long. */
    private double scale(int tokens, int measuredClass) {
        return Math.max(1, tokens / counts[measuredClass]);
    }

    private int nearest(int size) {
        for (int distance = 0; distance < CLASSES; distance++) {
            if (size - distance >= 0 && counts[size - distance] > 0) {
                return size - distance;
            }
            if (size + distance < CLASSES && counts[size + distance] > 0) {
                return size + distance;
            }
        }
        return -1;
    }

    private static int sizeClass(int tokens) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.max(1, tokens));
    }
}
