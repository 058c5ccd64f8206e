package org.phonebank.pipeline.health;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.phonebank.protocol.v1.SelfTestResponse;

/** Compares a phone's self-test with what the golden input must give. */
public final class SelfTestJudge {
    private static final double MICROS_PER_MILLI = 1000;

    private final float[] expected;
    private final double tolerance;
    private final Duration slowest;

    /**
     * A judge for one golden input.
     *
     * @param expected every output value, as plain arithmetic gives it
     * @param tolerance largest relative error: the length of the difference over the length of the expected vector
     * @param slowest a phone whose median run takes longer is of no use
     */
    public SelfTestJudge(float[] expected, double tolerance, Duration slowest) {
        this.expected = expected.clone();
        this.tolerance = tolerance;
        this.slowest = slowest;
    }

    /** Judges what a phone answered; the phone's name is for the reason. */
    public PhoneHealth judge(String phone, SelfTestResponse response) {
        double millis = response.getMedianMicros() / MICROS_PER_MILLI;
        List<Float> output = response.getOutputList();
        if (output.size() != expected.length) {
            return new PhoneHealth(
                    false,
                    phone + " gave " + output.size() + " values instead of " + expected.length
                            + " in its self-test and is not used.",
                    millis);
        }
        double error = relativeError(output);
        if (!Double.isFinite(error)) {
            return new PhoneHealth(
                    false, phone + " computed values that are no numbers in its self-test and is not used.", millis);
        }
        if (error > tolerance) {
            return new PhoneHealth(
                    false,
                    format("%s computes wrongly (error %.2g, allowed %.2g) and is not used.", phone, error, tolerance),
                    millis);
        }
        if (response.getMedianMicros() <= 0 || millis > slowest.toMillis()) {
            return new PhoneHealth(
                    false,
                    format(
                            "%s needs %.1f ms for one step (at most %d ms is useful) and is not used.",
                            phone, millis, slowest.toMillis()),
                    millis);
        }
        return new PhoneHealth(
                true, format("%s computes rightly, in %.2f ms (error %.2g).", phone, millis, error), millis);
    }

    /** Infinite or NaN as soon as one value is. */
    private double relativeError(List<Float> output) {
        double difference = 0;
        double length = 0;
        for (int i = 0; i < expected.length; i++) {
            double wrong = (double) output.get(i) - expected[i];
            difference += wrong * wrong;
            length += (double) expected[i] * expected[i];
        }
        return difference == 0 ? 0 : Math.sqrt(difference / length);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
