package org.phonebank.desktop.keeping;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.pipeline.steward.PhonePicture.Standing;

/**
 * Has phones that hold layers go through their self-test now and then: numbers that are only somewhat off are finite and of
 * plausible size, and show in no other way. One phone at a time, and while nothing is computed if that can be waited for.
 * Confined to the keeper's loop.
 */
final class Checkups {
    /** While answers are computed all the time, the interval is so many times as long. */
    private static final int PATIENCE = 3;

    private final KeptLab lab;
    private final Losses losses;
    private final long intervalNanos;
    /** By serial, when it was last known to compute rightly. */
    private final Map<String, Long> passed = new HashMap<>();

    private final Set<String> beingTested = new HashSet<>();

    Checkups(KeptLab lab, Losses losses, Duration interval) {
        this.lab = lab;
        this.losses = losses;
        this.intervalNanos = interval.toNanos();
        losses.whenLost((phone, why) -> ended(phone));
    }

    /**
     * Begins with the one that was tested the longest time ago, if it is time.
     *
     * @param underWay decisions; their phones are left alone
     * @param computing whether answers are being computed
     */
    void look(long now, List<Decision> underWay, boolean computing) {
        passed.keySet().retainAll(lab.phones().keySet());
        long due = computing ? PATIENCE * intervalNanos : intervalNanos;
        if (beingTested.isEmpty()) {
            lab.phones().values().stream()
                    .filter(phone -> serves(phone) && now - passed.computeIfAbsent(phone.serial, serial -> now) > due)
                    .filter(phone -> underWay.stream()
                            .noneMatch(decision -> decision.phones().contains(phone.serial)))
                    .min(Comparator.comparingLong(phone -> passed.getOrDefault(phone.serial, now)))
                    .ifPresent(this::test);
        }
    }

    private static boolean serves(KeptPhone phone) {
        return phone.standing == Standing.READY && !phone.shards.isEmpty();
    }

    private void test(KeptPhone phone) {
        beingTested.add(phone.serial);
        lab.on(phone, () -> lab.hands().test(phone.serial), new KeptLab.Outcome<Double>() {
            @Override
            public void done(Double speed) {
                ended(phone);
            }

            @Override
            public void failed(HandsException failure) {
                ended(phone);
                losses.wrong(phone, failure);
            }
        });
    }

    private void ended(KeptPhone phone) {
        beingTested.remove(phone.serial);
        passed.put(phone.serial, System.nanoTime());
    }
}
