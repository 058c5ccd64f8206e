package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.TimeWording;

/** Applies a policy to how a phone is. */
final class EnergyJudge {
    private static final double NANOS_PER_SECOND = 1e9;

    private final EnergyPolicy policy;

    EnergyJudge(EnergyPolicy policy) {
        this.policy = policy;
    }

    /**
     * Judges.
     *
     * @param before what the phone has to come out of the band of
     */
    Verdict judge(String phone, PhoneVitals vitals, Verdict.Cause before) {
        int percent = vitals.batteryPercent().orElse(100);
        double celsius = vitals.celsius().orElse(0);
        double weight = weight(vitals);
        if (celsius > policy.stopAboveCelsius()) {
            return new Verdict(
                    Verdict.Use.STOP,
                    Verdict.Cause.HEAT,
                    weight,
                    Phrase.of(
                            StewardWording.STOPS_FOR_HEAT,
                            phone,
                            degrees(celsius),
                            degrees(policy.stopAboveCelsius())));
        }
        if (percent < policy.stopBelowPercent()) {
            return new Verdict(
                    Verdict.Use.STOP,
                    Verdict.Cause.BATTERY,
                    weight,
                    Phrase.of(StewardWording.STOPS_FOR_BATTERY, phone, percent, policy.stopBelowPercent()));
        }
        if (vitals.lost() || silence(vitals) > policy.silentAfterSeconds()) {
            return new Verdict(Verdict.Use.DRAIN, Verdict.Cause.SILENCE, weight, silent(phone, vitals));
        }
        if (celsius > policy.drainAboveCelsius()
                || (before == Verdict.Cause.HEAT && celsius > policy.resumeBelowCelsius())) {
            return new Verdict(
                    Verdict.Use.DRAIN,
                    Verdict.Cause.HEAT,
                    weight,
                    Phrase.of(
                            StewardWording.COOLS_DOWN, phone, degrees(celsius), degrees(policy.resumeBelowCelsius())));
        }
        if (percent < policy.drainBelowPercent()
                || (before == Verdict.Cause.BATTERY && percent < policy.resumeAbovePercent())) {
            return new Verdict(
                    Verdict.Use.DRAIN,
                    Verdict.Cause.BATTERY,
                    weight,
                    Phrase.of(StewardWording.CHARGES, phone, percent, policy.resumeAbovePercent()));
        }
        return new Verdict(Verdict.Use.WORK, Verdict.Cause.NONE, weight, well(phone, vitals));
    }

    private double weight(PhoneVitals vitals) {
        double weight = 1;
        if (vitals.discharging()) {
            weight *= policy.dischargingWeight();
            if (vitals.batteryPercent().orElse(100) < policy.resumeAbovePercent()) {
                weight *= policy.dischargingWeight();
            }
        }
        if (vitals.throttled()) {
            weight *= policy.throttledWeight();
        }
        weight *= 1
                + (policy.memoryPressureWeight() - 1)
                        * share(vitals.memoryPressure().orElse(0));
        weight *= 1 + (policy.warmWeight() - 1) * warmth(vitals);
        if (stale(vitals)) {
            weight *= policy.staleWeight();
        }
        return weight;
    }

    private Phrase well(String phone, PhoneVitals vitals) {
        List<Phrase> drawbacks = new ArrayList<>();
        if (vitals.discharging()) {
            drawbacks.add(Phrase.of(StewardWording.ON_BATTERY));
        }
        if (warmth(vitals) > 0) {
            drawbacks.add(
                    Phrase.of(StewardWording.WARM, degrees(vitals.celsius().orElse(0))));
        }
        if (vitals.throttled()) {
            drawbacks.add(Phrase.of(StewardWording.THROTTLED));
        }
        if (share(vitals.memoryPressure().orElse(0)) > 0.1) {
            drawbacks.add(Phrase.of(StewardWording.SHORT_OF_MEMORY));
        }
        if (stale(vitals)) {
            drawbacks.add(Phrase.of(StewardWording.UNHEARD, seconds(silence(vitals))));
        }
        return drawbacks.isEmpty()
                ? Phrase.of(StewardWording.WELL, phone)
                : Phrase.of(StewardWording.LESS_WELL, phone, Phrase.join(drawbacks, StewardWording.DRAWBACKS));
    }

    private static Phrase silent(String phone, PhoneVitals vitals) {
        return vitals.lost()
                ? Phrase.of(StewardWording.LOST, phone)
                : Phrase.of(StewardWording.SILENT, phone, seconds(silence(vitals)));
    }

    private boolean stale(PhoneVitals vitals) {
        return vitals.lost() || silence(vitals) > policy.staleAfterSeconds();
    }

    private double warmth(PhoneVitals vitals) {
        double band = policy.drainAboveCelsius() - policy.resumeBelowCelsius();
        return share((vitals.celsius().orElse(0) - policy.resumeBelowCelsius()) / band);
    }

    /** Seconds; a phone that was never heard has only just come. */
    private static double silence(PhoneVitals vitals) {
        return vitals.silence().map(Duration::toNanos).orElse(0L) / NANOS_PER_SECOND;
    }

    private static double share(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private static String degrees(double celsius) {
        return String.format(Locale.ROOT, "%.0f °C", celsius);
    }

    private static Phrase seconds(double seconds) {
        return TimeWording.seconds(seconds, 0);
    }
}
