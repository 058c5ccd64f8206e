package org.phonebank.desktop.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as it was kept.
 *
 * @param seen when the last thing of it was written
 * @param ending empty as long as it goes on; then {@code seen} is its end
 * @param incidents how many are kept
 */
public record PastRun(
        long id,
        RunInfo info,
        Instant started,
        Instant seen,
        Optional<Ending> ending,
        List<PastPhone> phones,
        PastAnswers answers,
        int incidents) {
    public PastRun {
        phones = List.copyOf(phones);
    }
}
