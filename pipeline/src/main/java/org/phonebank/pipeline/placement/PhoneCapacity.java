package org.phonebank.pipeline.placement;

import java.util.Objects;

/**
 * What a phone can give.
 *
 * @param name for people
 * @param availableMemoryBytes what could be had now
 * @param relativeSpeed work per time, in any unit that all phones share, for example one over the self-test's time
 */
public record PhoneCapacity(String serial, String name, long availableMemoryBytes, double relativeSpeed) {
    public PhoneCapacity {
        Objects.requireNonNull(serial);
        Objects.requireNonNull(name);
        if (availableMemoryBytes < 0) {
            throw new IllegalArgumentException(name + " cannot have " + availableMemoryBytes + " bytes available.");
        }
        if (!(relativeSpeed > 0 && relativeSpeed <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " cannot have the speed " + relativeSpeed + ".");
        }
    }
}
