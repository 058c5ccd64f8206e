package org.phonebank.provisioner.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes one list of what several sources see: by serial, the best way to a phone first, the others as duplicates. */
final class SightingMerger {
    /** A way that works, then USB, then the way without an adb server in between. */
    private static final Comparator<Sighting> BEST_FIRST = Comparator.comparingInt(
                    (Sighting sighting) -> rank(sighting.state()))
            .thenComparing(sighting -> sighting.transport() != Transport.USB)
            .thenComparing(sighting -> !sighting.direct())
            .thenComparing(Sighting::address);

    private SightingMerger() {}

    static List<DiscoveredPhone> merge(List<Sighting> sightings) {
        Map<String, List<Sighting>> bySerial = new TreeMap<>();
        for (Sighting sighting : sightings) {
            bySerial.computeIfAbsent(sighting.serial(), serial -> new ArrayList<>())
                    .add(sighting);
        }
        List<DiscoveredPhone> phones = new ArrayList<>();
        bySerial.values().forEach(ways -> addPhone(ways, phones));
        return List.copyOf(phones);
    }

    /** The way to use, of those to one phone. */
    static Sighting best(List<Sighting> ways) {
        return ways.stream().min(BEST_FIRST).orElseThrow();
    }

    private static void addPhone(List<Sighting> ways, List<DiscoveredPhone> phones) {
        Sighting used = best(ways);
        phones.add(used.asPhone());
        ways.stream()
                .sorted(BEST_FIRST)
                .skip(1)
                .filter(way -> way.state() != PhoneState.VANISHED)
                .forEach(way -> phones.add(way.asDuplicateOf(used)));
    }

    private static int rank(PhoneState state) {
        return switch (state) {
            case READY -> 0;
            case UNAUTHORIZED -> 1;
            case NO_PERMISSION -> 2;
            case CONNECTING -> 3;
            case OFFLINE -> 4;
            case VANISHED, DUPLICATE -> 5;
        };
    }
}
