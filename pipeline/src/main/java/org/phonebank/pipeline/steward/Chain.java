package org.phonebank.pipeline.steward;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * The way of a token through the fastest phone of each stage.
 *
 * @param serials one for each stage
 * @param ranges the stages' layers
 */
record Chain(List<String> serials, List<LayerRange> ranges) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Empty if a stage has no phone that shall go on. */
    static Optional<Chain> of(Tick tick) {
        List<String> serials = new ArrayList<>();
        List<LayerRange> ranges = new ArrayList<>();
        for (StagePicture stage : tick.lab().stages()) {
            Optional<String> fastest = tick.soundReplicas(stage).stream()
                    .max(Comparator.comparingDouble(serial -> tick.speeds().of(tick.phone(serial))));
            if (fastest.isEmpty()) {
                return Optional.empty();
            }
            serials.add(fastest.get());
            ranges.add(stage.layers());
        }
        return Optional.of(new Chain(List.copyOf(serials), List.copyOf(ranges)));
    }

    /** Whether each phone is there once. */
    boolean simple() {
        return new HashSet<>(serials).size() == serials.size();
    }

    /** The chain with stages beside each other on one phone as one. */
    Chain merged() {
        List<String> phones = new ArrayList<>();
        List<LayerRange> layers = new ArrayList<>();
        for (int stage = 0; stage < serials.size(); stage++) {
            int last = phones.size() - 1;
            if (last >= 0 && phones.get(last).equals(serials.get(stage))) {
                layers.set(
                        last,
                        new LayerRange(
                                layers.get(last).first(), ranges.get(stage).end()));
            } else {
                phones.add(serials.get(stage));
                layers.add(ranges.get(stage));
            }
        }
        return new Chain(List.copyOf(phones), List.copyOf(layers));
    }

    /** The layers of a phone, which is there once. */
    Optional<LayerRange> rangeOf(String serial) {
        int stage = serials.indexOf(serial);
        return stage < 0 ? Optional.empty() : Optional.of(ranges.get(stage));
    }

    /** Seconds that a phone computes for one token. */
    double seconds(Tick tick, int stage) {
        LayerRange range = ranges.get(stage);
        return tick.lab().costs().work(range.first(), range.end())
                / tick.speeds().of(tick.phone(serials.get(stage)));
    }

    /** The stage that takes longest. */
    int slowest(Tick tick) {
        int slowest = 0;
        for (int stage = 1; stage < serials.size(); stage++) {
            if (seconds(tick, stage) > seconds(tick, slowest)) {
                slowest = stage;
            }
        }
        return slowest;
    }

    /**
     * Seconds from one token to the next over all sequences: no phone gives tokens faster than it computes them, and no
     * sequence faster than all phones one after the other do.
     */
    double period(Tick tick, int sequences) {
        Map<String, Double> busy = new HashMap<>();
        double way = 0;
        for (int stage = 0; stage < serials.size(); stage++) {
            double seconds = seconds(tick, stage);
            busy.merge(serials.get(stage), seconds, Double::sum);
            way += seconds
                    + tick.phone(serials.get(stage))
                            .vitals()
                            .roundTrip()
                            .map(time -> time.toNanos() / NANOS_PER_SECOND)
                            .orElse(0.0);
        }
        double slowest =
                busy.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return Math.max(slowest, way / sequences);
    }
}
