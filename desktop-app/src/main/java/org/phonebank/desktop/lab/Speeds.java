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

    private Speeds() {}

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
