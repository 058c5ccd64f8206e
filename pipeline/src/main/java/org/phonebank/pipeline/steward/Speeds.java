package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.StageCosts;

/**
 * How fast phones compute, in bytes of weights a second: as measured while they serve, and by their self-test compared
 * with the others' while they do not.
 */
final class Speeds {
    /** What a phone in the middle of the field has, as long as nothing at all was measured. */
    private static final double NOMINAL = 1e9;
    /** Looks are this far apart at most while phones compute without a break. */
    private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();

    private static final double LEAST_IDLE = 0.1;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long FORGOTTEN_AFTER = Duration.ofMinutes(10).toNanos();

    private static final class Known {
        final Smoothed secondsPerByte = new Smoothed();
        List<MeasuredStep> steps = List.of();
        long frames;
        long at;
    }

    private final Map<String, Known> known = new HashMap<>();
    private final Set<String> recent = new HashSet<>();
    private long flowed = Long.MIN_VALUE;
    private long flowTime;
    private boolean news;
    private double calibration = 1;

    void learn(LabPicture lab, long now) {
        long before = flowed;
        news = false;
        recent.clear();
        lab.phones().forEach(phone -> learn(lab.costs(), phone, now));
        known.forEach((serial, phone) -> {
            if (now - phone.at <= FORGOTTEN_AFTER) {
                recent.add(serial);
            }
        });
        if (news && before != Long.MIN_VALUE) {
            flowTime += Math.min(now - before, LONGEST_PAUSE);
        }
        double[] factors = lab.phones().stream()
                .filter(phone -> recent.contains(phone.serial()))
                .mapToDouble(phone -> of(phone) / phone.capacity().relativeSpeed())
                .sorted()
                .toArray();
        if (factors.length == 0) {
            factors = lab.phones().stream()
                    .mapToDouble(phone -> NOMINAL / phone.capacity().relativeSpeed())
                    .sorted()
                    .toArray();
        }
        calibration = factors.length == 0 ? 1 : factors[factors.length / 2];
    }

    /** Bytes of weights a second. */
    double of(PhonePicture phone) {
        if (recent.contains(phone.serial())) {
            return measured(phone);
        }
        double idle = Math.max(LEAST_IDLE, 1 - phone.vitals().cpu().orElse(0));
        return phone.capacity().relativeSpeed() * calibration * idle;
    }

    /**
     * As {@link #of}, but as if a phone that was not measured had nothing else to do at this moment; and what was measured
     * once still tells more than a self-test: a break changes nothing about what a person is advised.
     */
    double steady(PhonePicture phone) {
        if (isMeasured(phone)) {
            return measured(phone);
        }
        double selfTests = phone.capacity().relativeSpeed();
        return recent.isEmpty() ? BenchPhone.guessedSpeed(selfTests) : selfTests * calibration;
    }

    /** Whether it ever was, in this lab. */
    boolean isMeasured(PhonePicture phone) {
        return known.containsKey(phone.serial());
    }

    /** Steps by which the phone is known: of what it serves, or served last; none if it was never measured. */
    List<MeasuredStep> steps(PhonePicture phone) {
        List<MeasuredStep> now = knownSteps(phone);
        Known before = known.get(phone.serial());
        return now.isEmpty() && before != null ? before.steps : now;
    }

    private static List<MeasuredStep> knownSteps(PhonePicture phone) {
        return phone.steps().stream().filter(MeasuredStep::isKnown).toList();
    }

    private double measured(PhonePicture phone) {
        return 1
                / Objects.requireNonNull(known.get(phone.serial()))
                        .secondsPerByte
                        .value()
                        .orElseThrow();
    }

    /** Whether phones have computed within this time, so that what is measured is how they are. */
    boolean flowing(long now, Duration within) {
        return flowed != Long.MIN_VALUE && now - flowed <= within.toNanos();
    }

    /** Nanoseconds in which phones have computed, seen so far: a short answer is little evidence, however long ago it was. */
    long flowTime() {
        return flowTime;
    }

    private void learn(StageCosts costs, PhonePicture phone, long now) {
        long frames = 0;
        double work = 0;
        double seconds = 0;
        for (MeasuredStep step : phone.steps()) {
            frames += step.frames();
            double whole = step.oneToken().toNanos() / NANOS_PER_SECOND;
            if (step.isKnown()) {
                work += costs.work(step.layers().first(), step.layers().end());
                seconds += whole;
            }
        }
        Known phoneKnown = known.get(phone.serial());
        if (seconds > 0 && (phoneKnown == null || phoneKnown.frames != frames)) {
            if (phoneKnown == null) {
                phoneKnown = new Known();
                known.put(phone.serial(), phoneKnown);
            }
            phoneKnown.secondsPerByte.measure(seconds / work, now);
            phoneKnown.frames = frames;
            phoneKnown.at = now;
            phoneKnown.steps = knownSteps(phone);
            flowed = now;
            news = true;
        }
    }
}
