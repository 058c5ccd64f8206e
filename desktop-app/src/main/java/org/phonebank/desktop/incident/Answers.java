package org.phonebank.desktop.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phonebank.desktop.keeping.Happening.TookOver;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.TimeWording;

/** How answers went on with other phones. */
final class Answers {
    private final List<TookOver> takeovers = new ArrayList<>();
    private int count;
    private Duration longest = Duration.ZERO;

    void wentOn(TookOver takeover) {
        count++;
        longest = longest.compareTo(takeover.interruption()) < 0 ? takeover.interruption() : longest;
        takeovers.removeIf(before -> Repair.overlap(before.layers(), takeover.layers()));
        takeovers.add(takeover);
    }

    /** Serials of the phones that they went on with. */
    Set<String> phones() {
        Set<String> phones = new LinkedHashSet<>();
        takeovers.forEach(takeover -> phones.add(takeover.to()));
        return phones;
    }

    /** Clauses about phones that had the layers before, and did not get them as a repair. */
    List<Phrase> takeovers(Repairs repairs) {
        Map<String, LayerSet> byPhone = new LinkedHashMap<>();
        for (TookOver takeover : takeovers) {
            if (!takeover.from().equals(takeover.to()) && !repairs.give(takeover.to(), takeover.layers())) {
                byPhone.computeIfAbsent(takeover.toPhone(), phone -> new LayerSet())
                        .add(takeover.layers());
            }
        }
        return byPhone.entrySet().stream()
                .map(taken -> Phrase.of(
                        IncidentWording.TOOK_OVER,
                        taken.getKey(),
                        taken.getValue().words()))
                .toList();
    }

    /** One clause, or none. */
    Phrase words() {
        return switch (count) {
            case 0 -> Phrase.NONE;
            case 1 -> Phrase.of(IncidentWording.WENT_ON, TimeWording.of(longest));
            default -> Phrase.of(IncidentWording.ALL_WENT_ON, TimeWording.of(longest));
        };
    }
}
