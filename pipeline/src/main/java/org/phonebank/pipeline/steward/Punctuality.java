package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows since when decisions are being carried out. A phone that hangs while it loads would otherwise be waited for as long
 * as loading may take, though another one could help at once.
 */
final class Punctuality {
    /** Opening a shard takes some time however small it is. */
    private static final Duration LEAST = Duration.ofSeconds(3);

    private static final double SECOND = 1e9;
    private static final double GENEROUS = 4;

    private final Helpers helpers;
    private final Map<Decision, Long> since = new HashMap<>();

    Punctuality(Helpers helpers) {
        this.helpers = helpers;
    }

    /** Those under way for several times as long as they should take. */
    Set<Decision> overdue(Collection<Decision> underWay, long now) {
        since.keySet().retainAll(underWay);
        underWay.forEach(decision -> since.putIfAbsent(decision, now));
        return underWay.stream()
                .filter(decision -> now - since.getOrDefault(decision, now) > patience(decision))
                .collect(Collectors.toUnmodifiableSet());
    }

    private double patience(Decision decision) {
        double seconds =
                decision.loads().stream().mapToDouble(helpers::secondsToLoad).sum();
        return LEAST.toNanos() + GENEROUS * seconds * SECOND;
    }
}
