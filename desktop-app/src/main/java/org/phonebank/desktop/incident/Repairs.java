package org.phonebank.desktop.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.phonebank.desktop.keeping.KeepingWording;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.TimeWording;
import org.phonebank.pipeline.steward.Decision;

/** The decisions of an incident by which phones get layers. */
final class Repairs {
    private final List<Repair> repairs = new ArrayList<>();
    private int done;
    private Duration doneTook = Duration.ZERO;

    void begun(Decision decision) {
        int tries = repairs.stream()
                .filter(repair -> repair.failure() != null && repair.overlaps(decision))
                .mapToInt(repair -> repair.failedTries() + 1)
                .max()
                .orElse(0);
        repairs.removeIf(repair -> repair.overlaps(decision));
        repairs.add(Repair.begun(decision, tries));
    }

    void done(Decision decision, Duration took) {
        change(decision, repair -> repair.done(took));
        done++;
        doneTook = doneTook.plus(took);
    }

    void failed(Decision decision, Phrase sentence) {
        change(decision, repair -> repair.failed(sentence));
    }

    void forget(Decision decision) {
        repairs.removeIf(repair -> repair.decision().equals(decision));
    }

    /** Another plan follows on the one before. */
    void planAnew() {
        repairs.removeIf(repair -> !repair.underWay());
    }

    boolean has(Decision decision) {
        return repairs.stream().anyMatch(repair -> repair.decision().equals(decision));
    }

    /** Whether all that was decided is of the kind of this one. */
    boolean isAllLike(Decision other) {
        return !repairs.isEmpty()
                && repairs.stream()
                        .allMatch(repair -> repair.decision().getClass().equals(other.getClass()));
    }

    boolean isEmpty() {
        return repairs.isEmpty();
    }

    boolean pending() {
        return repairs.stream().anyMatch(Repair::underWay);
    }

    boolean anyFailed() {
        return repairs.stream().anyMatch(repair -> repair.failure() != null && !repair.isGivenUp());
    }

    /** Whether a phone got, or gets, some of these layers. */
    boolean give(String serial, LayerRange layers) {
        return repairs.stream().anyMatch(repair -> repair.gives(serial, layers));
    }

    /** Serials of the phones that change. */
    Set<String> phones() {
        Set<String> phones = new LinkedHashSet<>();
        repairs.forEach(repair -> phones.addAll(repair.decision().phones()));
        return phones;
    }

    /** Layers that are being loaded. */
    LayerSet coming() {
        LayerSet coming = new LayerSet();
        repairs.stream()
                .filter(Repair::underWay)
                .flatMap(repair -> repair.decision().loads().stream())
                .forEach(load -> coming.add(load.layers()));
        return coming;
    }

    /** Clauses about layers that went to other phones. */
    List<Phrase> moves() {
        return repairs.stream()
                .filter(repair -> !(repair.decision() instanceof Decision.Replicate))
                .map(Repair::words)
                .toList();
    }

    /** Clauses about phones that took layers which others have too. */
    List<Phrase> copies() {
        Copies copies = new Copies();
        for (Repair repair : repairs) {
            if (repair.decision() instanceof Decision.Replicate copy) {
                copies.add(copy.load(), repair);
            }
        }
        return copies.words();
    }

    /** Clauses, if what was planned is told already. */
    List<Phrase> afterPlan() {
        List<Phrase> words = new ArrayList<>();
        if (done > 0) {
            words.add(Phrase.of(IncidentWording.TOOK, done, TimeWording.of(doneTook)));
        }
        repairs.stream()
                .flatMap(repair -> Stream.ofNullable(repair.failure()))
                .map(Repairs::afterPlan)
                .forEach(words::add);
        return words;
    }

    private static Phrase afterPlan(Phrase failure) {
        return KeepingWording.isGivenUp(failure)
                ? Phrase.of(IncidentWording.THIS_WAS_CANCELLED)
                : Words.because(Phrase.of(IncidentWording.THIS_DID_NOT_WORK), failure);
    }

    private void change(Decision decision, UnaryOperator<Repair> change) {
        if (!has(decision)) {
            begun(decision);
        }
        repairs.replaceAll(repair -> repair.decision().equals(decision) ? change.apply(repair) : repair);
    }
}
