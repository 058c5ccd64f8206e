package org.phonebank.pipeline.steward;

import org.phonebank.pipeline.phrase.Phrase;

/**
 * When phones rest and which are preferred; a person may change any of it. Between the value at which a phone begins to
 * rest and the one at which it works again lies a band in which it stays as it is. The weights say how many times longer a
 * step may take elsewhere before this phone is chosen; 1 means that it does not matter.
 *
 * @param stopBelowPercent battery, 0 to 100: below, a phone stops even if an answer has to wait for another one
 * @param drainBelowPercent battery: below, a phone hands over its layers and rests
 * @param resumeAbovePercent battery: from here on a resting phone works again
 * @param stopAboveCelsius temperature of the battery, likewise
 * @param drainAboveCelsius likewise
 * @param resumeBelowCelsius likewise; from here up to {@code drainAboveCelsius} the weight grows to {@code warmWeight}
 * @param dischargingWeight of a phone that runs on its battery; counts twice where the battery is in the band
 * @param warmWeight of a phone about to be too hot
 * @param throttledWeight of a phone whose processor is held below its highest frequency
 * @param memoryPressureWeight of a phone where everything waits for memory; a share of it for a share of the time
 * @param staleWeight of a phone that was not heard for {@code staleAfterSeconds}
 * @param staleAfterSeconds what was heard longer ago counts as bad news
 * @param silentAfterSeconds a phone that was not heard for so long is under suspicion: it rests until it is heard again
 */
public record EnergyPolicy(
        int stopBelowPercent,
        int drainBelowPercent,
        int resumeAbovePercent,
        double stopAboveCelsius,
        double drainAboveCelsius,
        double resumeBelowCelsius,
        double dischargingWeight,
        double warmWeight,
        double throttledWeight,
        double memoryPressureWeight,
        double staleWeight,
        double staleAfterSeconds,
        double silentAfterSeconds) {
    private static final double HOTTEST = 70;
    private static final double HEAVIEST = 100;
    private static final double LONGEST_SECONDS = 3600;

    /** Safe for old phones that lie on a table. */
    public static final EnergyPolicy SAFE = new EnergyPolicy(5, 20, 35, 50, 44, 39, 1.25, 2, 1.5, 3, 2, 1.5, 4);

    public EnergyPolicy {
        within("stopBelowPercent", stopBelowPercent, 0, 100);
        within("drainBelowPercent", drainBelowPercent, 0, 100);
        within("resumeAbovePercent", resumeAbovePercent, 0, 100);
        within("stopAboveCelsius", stopAboveCelsius, 0, HOTTEST);
        within("drainAboveCelsius", drainAboveCelsius, 0, HOTTEST);
        within("resumeBelowCelsius", resumeBelowCelsius, 0, HOTTEST);
        within("dischargingWeight", dischargingWeight, 1, HEAVIEST);
        within("warmWeight", warmWeight, 1, HEAVIEST);
        within("throttledWeight", throttledWeight, 1, HEAVIEST);
        within("memoryPressureWeight", memoryPressureWeight, 1, HEAVIEST);
        within("staleWeight", staleWeight, 1, HEAVIEST);
        within("staleAfterSeconds", staleAfterSeconds, 0.1, LONGEST_SECONDS);
        within("silentAfterSeconds", silentAfterSeconds, 0.1, LONGEST_SECONDS);
        rising("stopBelowPercent", stopBelowPercent, "drainBelowPercent", drainBelowPercent);
        below("drainBelowPercent", drainBelowPercent, "resumeAbovePercent", resumeAbovePercent);
        below("resumeBelowCelsius", resumeBelowCelsius, "drainAboveCelsius", drainAboveCelsius);
        rising("drainAboveCelsius", drainAboveCelsius, "stopAboveCelsius", stopAboveCelsius);
        rising("staleAfterSeconds", staleAfterSeconds, "silentAfterSeconds", silentAfterSeconds);
    }

    private static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new BrokenRuleException(
                    Phrase.of(PolicyWording.OUT_OF_RANGE, name, plain(value), plain(least), plain(most)));
        }
    }

    private static void rising(String lower, double low, String upper, double high) {
        if (low > high) {
            throw new BrokenRuleException(Phrase.of(PolicyWording.ABOVE, lower, plain(low), upper, plain(high)));
        }
    }

    private static void below(String lower, double low, String upper, double high) {
        if (low >= high) {
            throw new BrokenRuleException(Phrase.of(PolicyWording.NOT_BELOW, lower, plain(low), upper, plain(high)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
