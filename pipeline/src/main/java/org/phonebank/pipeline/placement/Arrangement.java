package org.phonebank.pipeline.placement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * Who shall hold which layers. It may be one that cannot be: whether it can, a {@link Workbench} judges.
 *
 * @param stages in the order of the layers, from layer 0 without a gap; at least one. A phone may have several, but what it
 *     has side by side becomes one
 */
public record Arrangement(List<Assigned> stages) {
    /** Layers of one phone that are computed together. */
    public record Assigned(String serial, LayerRange layers) {
        public Assigned {
            Objects.requireNonNull(serial);
            Objects.requireNonNull(layers);
        }
    }

    public Arrangement {
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("An arrangement without a phone holds no layers.");
        }
        List<Assigned> joined = new ArrayList<>();
        int next = 0;
        for (Assigned stage : stages) {
            if (stage.layers().first() != next || stage.layers().end() <= next) {
                throw new IllegalArgumentException(
                        "Layers " + stage.layers() + " do not follow where layer " + next + " is due.");
            }
            next = stage.layers().end();
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).serial().equals(stage.serial())) {
                joined.set(
                        last,
                        new Assigned(
                                stage.serial(),
                                new LayerRange(joined.get(last).layers().first(), next)));
            } else {
                joined.add(stage);
            }
        }
        stages = List.copyOf(joined);
    }

    /** The arrangement of a plan. */
    public static Arrangement of(Placement placement) {
        return new Arrangement(placement.stages().stream()
                .map(stage -> new Assigned(stage.serial(), stage.layers()))
                .toList());
    }

    /** Number of layers, all of them held. */
    public int layers() {
        return stages.get(stages.size() - 1).layers().end();
    }

    /** What a phone has to hold, in order; none if it stands by. */
    public List<LayerRange> of(String serial) {
        return stages.stream()
                .filter(stage -> stage.serial().equals(serial))
                .map(Assigned::layers)
                .toList();
    }

    /** What each phone that takes part has to hold, in the order of their first layers. */
    Map<String, List<LayerRange>> bySerial() {
        Map<String, List<LayerRange>> held = new LinkedHashMap<>();
        for (Assigned stage : stages) {
            held.computeIfAbsent(stage.serial(), serial -> new ArrayList<>()).add(stage.layers());
        }
        return held;
    }

    /** Serials of the phones that take part, each once, in the order of their first layers. */
    public List<String> serials() {
        return stages.stream().map(Assigned::serial).distinct().toList();
    }
}
