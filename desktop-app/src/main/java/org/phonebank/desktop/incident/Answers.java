package org.phonebank.desktop.incident;

import java.time.Duration;
import java.util.List;
import org.phonebank.desktop.terminal.Quantities;

/** How long answers were interrupted. */
final class Answers {
    private int count;
    private Duration longest = Duration.ZERO;

    void wentOn(Duration interruption) {
        count++;
        longest = longest.compareTo(interruption) < 0 ? interruption : longest;
    }

    /** No clause or one. */
    List<String> words() {
        return switch (count) {
            case 0 -> List.of();
            case 1 -> List.of("the answer went on after " + Quantities.duration(longest));
            default -> List.of("answers went on after at most " + Quantities.duration(longest));
        };
    }
}
