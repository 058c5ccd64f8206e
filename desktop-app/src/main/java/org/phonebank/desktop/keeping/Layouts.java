package org.phonebank.desktop.keeping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.serving.Layout;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.pipeline.serving.Replica;
import org.phonebank.pipeline.serving.StageLayout;

/** Layouts made of other layouts. */
final class Layouts {
    private Layouts() {}

    /** The same without some shards of a phone. */
    static Layout without(Layout layout, String serial, Set<LayerRange> shards) {
        List<StageLayout> stages = new ArrayList<>();
        for (StageLayout stage : layout.stages()) {
            List<Replica> left = shards.contains(stage.layers())
                    ? stage.replicas().stream()
                            .filter(replica -> !replica.serial().equals(serial))
                            .toList()
                    : stage.replicas();
            stages.add(new StageLayout(stage.layers(), stage.redundancy(), left));
        }
        return next(layout, stages);
    }

    /**
     * The same with the stages of a span replaced.
     *
     * @param span that whole stages fill
     * @param loads in the order of their layers, which divide the span; several with the same layers are one stage
     * @return empty if no stage begins or ends where the span does, or the loads do not divide it
     */
    static Optional<Layout> redivided(
            Layout layout, LayerRange span, Map<LayerRange, List<Replica>> loads, Redundancy redundancy) {
        int due = span.first();
        for (LayerRange layers : loads.keySet()) {
            if (layers.first() != due) {
                return Optional.empty();
            }
            due = layers.end();
        }
        List<StageLayout> stages = new ArrayList<>();
        boolean begins = false;
        boolean ends = due == span.end();
        for (StageLayout stage : layout.stages()) {
            LayerRange layers = stage.layers();
            if (layers.first() == span.first()) {
                begins = true;
                loads.forEach((range, replicas) ->
                        stages.add(new StageLayout(range, redundancy, joined(layout, range, replicas))));
            }
            boolean inside = layers.first() >= span.first() && layers.end() <= span.end();
            boolean outside = layers.end() <= span.first() || layers.first() >= span.end();
            if (outside) {
                stages.add(stage);
            }
            ends &= inside || outside;
        }
        return begins && ends ? Optional.of(next(layout, stages)) : Optional.empty();
    }

    /** A stage that stays as it is keeps those who serve it. */
    private static List<Replica> joined(Layout layout, LayerRange range, List<Replica> replicas) {
        Map<String, Replica> bySerial = new LinkedHashMap<>();
        layout.stages().stream()
                .filter(stage -> stage.layers().equals(range))
                .flatMap(stage -> stage.replicas().stream())
                .forEach(replica -> bySerial.put(replica.serial(), replica));
        replicas.forEach(replica -> bySerial.put(replica.serial(), replica));
        return List.copyOf(bySerial.values());
    }

    /**
     * One with exactly these stages. Further phones stay only where a stage keeps its layers and its phone.
     *
     * @param stages by their layers, in order
     */
    static Layout arranged(Layout layout, Map<LayerRange, Replica> stages, Redundancy redundancy) {
        List<StageLayout> arranged = new ArrayList<>();
        stages.forEach((layers, replica) -> {
            List<Replica> before = layout.stages().stream()
                    .filter(stage -> stage.layers().equals(layers))
                    .flatMap(stage -> stage.replicas().stream())
                    .toList();
            boolean stays = before.stream().anyMatch(old -> old.serial().equals(replica.serial()));
            arranged.add(new StageLayout(layers, redundancy, stays ? before : List.of(replica)));
        });
        return next(layout, arranged);
    }

    /** What a phone is to hold. */
    static Set<LayerRange> shards(Layout layout, String serial) {
        return layout.stages().stream()
                .filter(stage -> stage.replicas().stream()
                        .anyMatch(replica -> replica.serial().equals(serial)))
                .map(StageLayout::layers)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Layout next(Layout layout, List<StageLayout> stages) {
        return new Layout(layout.version() + 1, stages);
    }
}
