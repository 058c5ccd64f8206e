package org.phonebank.desktop.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.phonebank.desktop.keeping.Happening.TookOver;
import org.phonebank.desktop.terminal.Quantities;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.pipeline.steward.Decision.Missing;

/** What became of the layers that an incident is about. */
final class Repairs {
    private final BitSet concerned = new BitSet();
    private final BitSet lacking = new BitSet();
    private final List<Repair> repairs = new ArrayList<>();
    private final List<TookOver> takeovers = new ArrayList<>();
    private final Map<LayerRange, Missing> missing = new LinkedHashMap<>();
    private int done;
    private Duration doneTook = Duration.ZERO;
    private Duration outage = Duration.ZERO;

    /** These layers have lost a phone that held them. */
    void concern(LayerRange layers) {
        concerned.set(layers.first(), layers.end());
    }

    /** Nobody serves these layers. */
    void lack(LayerRange layers) {
        concern(layers);
        lacking.set(layers.first(), layers.end());
    }

    /** Somebody serves these layers again. */
    void served(LayerRange layers, Duration without) {
        lacking.clear(layers.first(), layers.end());
        missing.keySet().removeIf(range -> Repair.overlap(range, layers));
        outage = outage.compareTo(without) < 0 ? without : outage;
    }

    /** Nobody can take certain layers. */
    void missing(Missing told) {
        concern(told.layers());
        missing.keySet().removeIf(range -> Repair.overlap(range, told.layers()));
        missing.put(told.layers(), told);
    }

    void begun(Decision decision) {
        int tries = repairs.stream()
                .filter(repair -> repair.failure() != null && repair.overlaps(decision))
                .mapToInt(repair -> repair.failedTries() + 1)
                .max()
                .orElse(0);
        repairs.removeIf(repair -> repair.overlaps(decision));
        repairs.add(Repair.begun(decision, tries));
        decision.loads().forEach(load -> {
            concern(load.layers());
            missing.keySet().removeIf(range -> Repair.overlap(range, load.layers()));
        });
    }

    void done(Decision decision, Duration took) {
        change(decision, repair -> repair.done(took));
        decision.loads().forEach(load -> served(load.layers(), Duration.ZERO));
        done++;
        doneTook = doneTook.plus(took);
    }

    void failed(Decision decision, String sentence) {
        change(decision, repair -> repair.failed(sentence));
    }

    void tookOver(TookOver takeover) {
        concern(takeover.layers());
        takeovers.removeIf(before -> Repair.overlap(before.layers(), takeover.layers()));
        takeovers.add(takeover);
    }

    boolean concerns(LayerRange layers) {
        return intersects(concerned, layers);
    }

    boolean lacks(LayerRange layers) {
        return intersects(lacking, layers);
    }

    boolean has(Decision decision) {
        return repairs.stream().anyMatch(repair -> repair.decision().equals(decision));
    }

    /** Whether more is to be expected. */
    boolean pending() {
        return !lacking.isEmpty() || repairs.stream().anyMatch(Repair::underWay);
    }

    /** Whether answers wait until a person does something. */
    boolean stuck() {
        return missing.values().stream().anyMatch(told -> told.holders().isEmpty());
    }

    boolean anyFailed() {
        return repairs.stream().anyMatch(repair -> repair.failure() != null);
    }

    /** Whether a phone goes on with layers that nobody else has room for. */
    boolean isHeldBy(String serial) {
        return missing.values().stream().anyMatch(told -> told.holders().contains(serial));
    }

    /** Whether all that was decided is of the kind of this one. */
    boolean isAllLike(Decision other) {
        return !repairs.isEmpty()
                && repairs.stream()
                        .allMatch(repair -> repair.decision().getClass().equals(other.getClass()));
    }

    /** Another plan follows on the one before. */
    void planAnew() {
        repairs.removeIf(repair -> !repair.underWay());
    }

    /** Serials of the phones that got layers. */
    Set<String> helpers() {
        Set<String> helpers = new LinkedHashSet<>();
        repairs.forEach(repair -> helpers.addAll(repair.decision().phones()));
        takeovers.forEach(takeover -> helpers.add(takeover.to()));
        return helpers;
    }

    /** Whether layers went to phones, of which it can be told. */
    boolean moved() {
        return !repairs.isEmpty() || !takeovers.isEmpty();
    }

    /**
     * Clauses, if what is done was not told before.
     *
     * @param loss whether to say why nothing had to be done
     */
    List<String> words(boolean loss) {
        List<String> words = new ArrayList<>();
        repairs.forEach(repair -> words.add(repair.words()));
        takeovers.stream()
                .filter(takeover -> !takeover.from().equals(takeover.to())
                        && repairs.stream().noneMatch(repair -> repair.gives(takeover.to(), takeover.layers())))
                .collect(Collectors.groupingBy(TookOver::toPhone, LinkedHashMap::new, Collectors.toList()))
                .forEach((phone, taken) -> words.add(phone + " took over " + layers(taken)));
        BitSet waiting = (BitSet) lacking.clone();
        repairs.stream()
                .filter(Repair::underWay)
                .flatMap(repair -> repair.decision().loads().stream())
                .forEach(load ->
                        waiting.clear(load.layers().first(), load.layers().end()));
        missing.keySet().forEach(range -> waiting.clear(range.first(), range.end()));
        if (!waiting.isEmpty()) {
            words.add(Words.layers(waiting) + (waiting.cardinality() == 1 ? " needs" : " need") + " another phone");
        } else if (words.isEmpty() && missing.isEmpty()) {
            words.addAll(unmoved(loss));
        }
        return words;
    }

    /** Clauses, if what was planned is told already. */
    List<String> wordsAfterPlan() {
        List<String> words = new ArrayList<>();
        if (done > 0) {
            words.add((done == 1 ? "this took " : done + " such changes took ") + Quantities.duration(doneTook));
        }
        repairs.stream()
                .filter(repair -> repair.failure() != null)
                .forEach(repair -> words.add("this did not work" + Words.inBrackets(repair.failure())));
        return words;
    }

    /** Whole sentences about what is missing. */
    List<String> outlook() {
        return missing.values().stream().map(Missing::reason).toList();
    }

    private List<String> unmoved(boolean loss) {
        if (!outage.isZero()) {
            return List.of(Words.layers(concerned) + (concerned.cardinality() == 1 ? " was" : " were")
                    + " without a phone for " + Quantities.duration(outage));
        }
        if (!loss) {
            return List.of();
        }
        return concerned.isEmpty()
                ? List.of("it held no layers")
                : List.of("another phone has " + Words.layers(concerned) + " too");
    }

    private void change(Decision decision, UnaryOperator<Repair> change) {
        if (!has(decision)) {
            begun(decision);
        }
        repairs.replaceAll(repair -> repair.decision().equals(decision) ? change.apply(repair) : repair);
    }

    private static String layers(List<TookOver> taken) {
        BitSet layers = new BitSet();
        taken.forEach(takeover ->
                layers.set(takeover.layers().first(), takeover.layers().end()));
        return Words.layers(layers);
    }

    private static boolean intersects(BitSet bits, LayerRange layers) {
        int next = bits.nextSetBit(layers.first());
        return next >= 0 && next < layers.end();
    }
}
