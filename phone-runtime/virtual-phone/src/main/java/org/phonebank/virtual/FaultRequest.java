package org.phonebank.virtual;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A fault, and the way in which it shall happen.
 *
 * @param variant one of the fault's; empty if it has none
 */
public record FaultRequest(Fault fault, String variant) {
    public FaultRequest {
        Objects.requireNonNull(fault);
        if (fault.variants().isEmpty() ? !variant.isEmpty() : !fault.variants().contains(variant)) {
            throw new IllegalArgumentException(
                    fault.variants().isEmpty()
                            ? "The fault " + fault.word() + " has no variants; leave out \":" + variant + "\"."
                            : "The fault " + fault.word() + " has no variant \"" + variant + "\"; it has "
                                    + String.join(", ", fault.variants()) + ".");
        }
    }

    /** The usual way of a fault. */
    public static FaultRequest of(Fault fault) {
        return new FaultRequest(fault, fault.variants().stream().findFirst().orElse(""));
    }

    /**
     * Reads {@code slow-link}, {@code corrupt} or {@code corrupt:drift}.
     *
     * @throws IllegalArgumentException whose message names what there is
     */
    public static FaultRequest parse(String text) {
        String[] words = text.split(":", 2);
        Fault fault = Fault.of(words[0])
                .orElseThrow(() -> new IllegalArgumentException("There is no fault \"" + words[0] + "\"; there are "
                        + Arrays.stream(Fault.values()).map(Fault::word).collect(Collectors.joining(", ")) + "."));
        return words.length == 1 ? of(fault) : new FaultRequest(fault, words[1]);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return variant.isEmpty() ? fault.word() : fault.word() + ":" + variant;
    }
}
