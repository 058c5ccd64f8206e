package org.phonebank.pipeline.steward;

import static org.phonebank.pipeline.phrase.LayerWording.layers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.TimeWording;

/** Finds the next single-layer move of a plan: the one after which the lab is fastest, among those that fit. */
final class MoveSteps {
    private static final double FEW_MILLIS = 9.5;
    private static final double MILLIS_PER_SECOND = 1000;

    private final Tick tick;
    private final MovePlan plan;
    private final int[] current;

    private MoveSteps(Tick tick, MovePlan plan, int[] current) {
        this.tick = tick;
        this.plan = plan;
        this.current = current;
    }

    /** Empty if no move fits. */
    static Optional<Decision> next(Tick tick, MovePlan plan, int[] current, int sequences) {
        MoveSteps steps = new MoveSteps(tick, plan, current);
        return steps.handOver().or(() -> steps.best(sequences));
    }

    /** A phone whose layers all go to one that has none yet is replaced at once. */
    private Optional<Decision> handOver() {
        for (int i = 0; i < plan.serials().size(); i++) {
            for (int other = i - 1; other <= i + 1; other += 2) {
                if (other >= 0
                        && other < plan.serials().size()
                        && current[i] < current[i + 1]
                        && empty(plan.bounds().get(i), plan.bounds().get(i + 1))
                        && empty(current[other], current[other + 1])) {
                    Optional<Decision> decision = handOver(i, other);
                    if (decision.isPresent()) {
                        return decision;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Decision> handOver(int from, int to) {
        LayerRange range = new LayerRange(current[from], current[from + 1]);
        PhonePicture slow = phone(from);
        return Helpers.anyhow(tick, phone(to), range)
                .map(load -> new Decision.Replicate(
                        load,
                        Phrase.of(
                                StewardWording.HANDED_OVER,
                                slow.name(),
                                millis(from, range),
                                layers(range),
                                load.phone(),
                                millis(to, range))));
    }

    private Optional<Decision> best(int sequences) {
        Decision best = null;
        double bestPeriod = Double.POSITIVE_INFINITY;
        for (int i = 1; i < current.length - 1; i++) {
            int to = current[i] + Integer.signum(plan.bounds().get(i) - current[i]);
            if (to != current[i] && to >= current[i - 1] && to <= current[i + 1]) {
                int[] moved = current.clone();
                moved[i] = to;
                double period = plan.chain(moved).period(tick, sequences);
                Decision decision = period < bestPeriod ? move(i, moved) : null;
                if (decision != null) {
                    best = decision;
                    bestPeriod = period;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Null if the layer does not fit where it should go. */
    private @Nullable Decision move(int boundary, int[] moved) {
        int left = boundary - 1;
        List<Load> loads = new ArrayList<>();
        for (int place = left; place <= boundary; place++) {
            if (moved[place] < moved[place + 1]) {
                LayerRange range = new LayerRange(moved[place], moved[place + 1]);
                Optional<Load> load = Helpers.anyhow(tick, phone(place), range);
                if (load.isEmpty()) {
                    return null;
                }
                loads.add(load.get());
                loads.addAll(otherReplicas(place, range));
            }
        }
        boolean toTheLeft = moved[boundary] > current[boundary];
        int from = toTheLeft ? boundary : left;
        int to = toTheLeft ? left : boundary;
        LayerRange span = new LayerRange(current[left], current[boundary + 1]);
        int layer = Math.min(moved[boundary], current[boundary]);
        return new Decision.MoveBoundary(span, loads, why(from, to, new LayerRange(layer, layer + 1)));
    }

    private Phrase why(int from, int to, LayerRange layer) {
        LayerRange held = new LayerRange(current[from], current[from + 1]);
        if (empty(current[to], current[to + 1])) {
            return Phrase.of(
                    StewardWording.FIRST_LAYERS,
                    phone(from).name(),
                    millis(from, held),
                    phone(to).name(),
                    layers(layer));
        }
        return Phrase.of(
                StewardWording.FASTER_CHAIN,
                phone(from).name(),
                millis(from, layer),
                phone(to).name(),
                millis(to, layer),
                layers(layer));
    }

    /** Further replicas of the phone's stage come along if they have room; the others are let go. */
    private List<Load> otherReplicas(int place, LayerRange range) {
        Set<String> planned = new HashSet<>(plan.serials());
        return tick.lab().stages().stream()
                .filter(stage -> stage.replicas().contains(phone(place).serial()))
                .flatMap(stage -> tick.soundReplicas(stage).stream())
                .filter(serial -> !planned.contains(serial) && !tick.busy(serial))
                .distinct()
                .flatMap(serial -> Helpers.anyhow(tick, tick.phone(serial), range).stream())
                .toList();
    }

    private PhonePicture phone(int place) {
        return tick.phone(plan.serials().get(place));
    }

    private Phrase millis(int place, LayerRange range) {
        double seconds = tick.lab().costs().work(range.first(), range.end())
                / tick.speeds().of(phone(place));
        double millis = seconds * MILLIS_PER_SECOND;
        return TimeWording.millis(millis, millis < FEW_MILLIS ? 1 : 0);
    }

    private static boolean empty(int first, int end) {
        return first == end;
    }
}
