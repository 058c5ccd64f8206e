package org.phonebank.pipeline.health;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.phonebank.pipeline.phrase.Phrase;
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
     * @param tolerance largest difference allowed between a value and the expected one
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
                    Phrase.of(
                            HealthWording.FEW_VALUES,
                            phone,
                            String.valueOf(output.size()),
                            String.valueOf(expected.length)),
                    millis);
        }
        double error = largestDifference(output);
        if (!Double.isFinite(error)) {
            return new PhoneHealth(false, Phrase.of(HealthWording.NO_NUMBERS, phone), millis);
        }
        String shown = format("%.2g", error);
        if (error > tolerance) {
            return new PhoneHealth(
                    false, Phrase.of(HealthWording.WRONG, phone, shown, format("%.2g", tolerance)), millis);
        }
        if (response.getMedianMicros() <= 0 || millis > slowest.toMillis()) {
            String useful = String.valueOf(slowest.toMillis());
            return new PhoneHealth(false, Phrase.of(HealthWording.SLOW, phone, format("%.1f", millis), useful), millis);
        }
        return new PhoneHealth(true, Phrase.of(HealthWording.RIGHT, phone, format("%.2f", millis), shown), millis);
    }

    /** Infinite or NaN as soon as one value is. A mean would hide the few values of one broken lane among thousands. */
    private double largestDifference(List<Float> output) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs((double) output.get(i) - expected[i]));
        }
        return largest;
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
