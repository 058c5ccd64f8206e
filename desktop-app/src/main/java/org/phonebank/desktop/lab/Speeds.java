package org.phonebank.desktop.lab;

import java.util.List;
import org.phonebank.pipeline.placement.PhoneCapacity;

/**
 * Makes phones of about the same speed equal. A short self-test differs by some percent from run to run; placed by that,
 * equal phones would get other layers at each start, and have to be sent those.
 */
final class Speeds {
    /** What a self-test on a busy processor was seen to differ by. */
    private static final double NOISE = 0.3;

    /** A run of the self-test takes about as long as a token in so many bytes of weights. */
    private static final double BYTES_OF_SELF_TEST = 1e6;

    private Speeds() {}

    /** What a phone may compute with before it has served, in bytes of weights a second. */
    static double guessed(double selfTestsPerSecond) {
        return selfTestsPerSecond * BYTES_OF_SELF_TEST;
    }

    static List<PhoneCapacity> withoutNoise(List<PhoneCapacity> phones) {
        double fastest =
                phones.stream().mapToDouble(PhoneCapacity::relativeSpeed).max().orElse(1);
        return phones.stream()
                .map(phone -> new PhoneCapacity(
                        phone.serial(),
                        phone.name(),
                        phone.availableMemoryBytes(),
                        phone.relativeSpeed() >= fastest * (1 - NOISE) ? fastest : phone.relativeSpeed()))
                .toList();
    }
}
