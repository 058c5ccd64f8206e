package org.phonebank.pipeline.steward;

import static org.phonebank.pipeline.steward.PhonePicture.Standing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * Takes phones back that were away or under suspicion. One with a loose cable has to stay longer each time before it is
 * counted on again, unless layers are missing.
 */
final class Returns {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

    private final Backoff losses = new Backoff(FIRST_WAIT);
    private final Backoff failedTests = new Backoff(FIRST_WAIT);
    private final Map<String, Standing> before = new HashMap<>();

    void decide(Tick tick) {
        before.keySet().retainAll(tick.lab().bySerial().keySet());
        for (PhonePicture phone : tick.lab().phones()) {
            Standing earlier = before.put(phone.serial(), phone.standing());
            if (earlier == Standing.READY && phone.standing() != Standing.READY) {
                losses.failed(phone.serial(), tick.now());
            }
            if (earlier != Standing.FAILED && phone.standing() == Standing.FAILED) {
                failedTests.failed(phone.serial(), tick.now());
            }
            if (!tick.busy(phone.serial())) {
                decide(tick, phone);
            }
        }
    }

    private void decide(Tick tick, PhonePicture phone) {
        switch (phone.standing()) {
            case UNTESTED ->
                tick.decide(new Decision.Test(phone.serial(), Phrase.of(StewardWording.TESTED_FIRST, phone.name())));
            case FAILED -> {
                if (!failedTests.waits(phone.serial(), tick.now())) {
                    // If it fails once more there is no change to be seen, so the longer wait begins here.
                    failedTests.failed(phone.serial(), tick.now());
                    tick.decide(
                            new Decision.Test(phone.serial(), Phrase.of(StewardWording.TESTED_AGAIN, phone.name())));
                }
            }
            case PASSED -> {
                if (missing(tick) || !losses.waits(phone.serial(), tick.now())) {
                    tick.decide(
                            new Decision.TakeBack(phone.serial(), Phrase.of(StewardWording.TAKEN_BACK, phone.name())));
                }
            }
            case READY, AWAY -> {
                // Nothing to do.
            }
        }
    }

    private static boolean missing(Tick tick) {
        return tick.lab().stages().stream()
                .anyMatch(stage -> stage.replicas().stream().noneMatch(tick::serves));
    }
}
