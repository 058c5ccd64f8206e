package org.phonebank.pipeline.steward;

import static org.phonebank.pipeline.phrase.LayerWording.layers;
import static org.phonebank.pipeline.placement.PlainWords.bytes;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;

/** Sees to it that every stage has a phone that works; if none can be had, says exactly what is missing. */
final class Replacements {
    private static final double NOTEWORTHY = 0.1;

    private final Helpers helpers;
    private final Map<LayerRange, Decision.Missing> told = new HashMap<>();

    Replacements(Helpers helpers) {
        this.helpers = helpers;
    }

    void decide(Tick tick) {
        told.keySet()
                .retainAll(
                        tick.lab().stages().stream().map(StagePicture::layers).toList());
        for (StagePicture stage : tick.lab().stages()) {
            if (!tick.soundReplicas(stage).isEmpty()) {
                told.remove(stage.layers());
            } else if (!tick.helpComes(stage.layers())) {
                replace(tick, stage);
            }
        }
    }

    /** What is missing now. */
    List<Decision.Missing> missing() {
        return told.values().stream()
                .sorted(Comparator.comparingInt(missing -> missing.layers().first()))
                .toList();
    }

    private void replace(Tick tick, StagePicture stage) {
        Optional<List<Load>> loads = helpers.one(tick, stage).map(List::of);
        if (loads.isEmpty()) {
            loads = helpers.several(tick, stage);
        }
        if (loads.isPresent()) {
            told.remove(stage.layers());
            tick.decide(new Decision.Replace(
                    stage.layers(),
                    resting(tick, stage),
                    loads.get(),
                    Phrase.capitalised(Phrase.of(StewardWording.TWO_SENTENCES, why(tick, stage), who(loads.get())))));
            return;
        }
        if (stage.replicas().stream().noneMatch(tick::serves)) {
            wakeUp(tick, stage);
        }
        tell(tick, missing(tick, stage));
    }

    /** A phone that rests is better than none. */
    private static void wakeUp(Tick tick, StagePicture stage) {
        stage.replicas().stream()
                .filter(serial -> tick.isReady(serial) && tick.verdict(serial).use() == Verdict.Use.DRAIN)
                .min(Comparator.comparingDouble(serial -> tick.verdict(serial).weight()))
                .ifPresent(serial -> tick.decide(new Decision.Resume(
                        serial,
                        Phrase.of(StewardWording.WAKES_UP, tick.phone(serial).name(), layers(stage.layers())))));
    }

    private void tell(Tick tick, Decision.Missing missing) {
        Decision.Missing before = told.get(missing.layers());
        if (before == null
                || !before.holders().equals(missing.holders())
                || before.neededBytes() != missing.neededBytes()
                || Math.abs(before.mostFreeBytes() - missing.mostFreeBytes())
                        > NOTEWORTHY * Math.max(before.mostFreeBytes(), missing.neededBytes())) {
            told.put(missing.layers(), missing);
            tick.decide(missing);
        }
    }

    private Decision.Missing missing(Tick tick, StagePicture stage) {
        long needed = tick.ledger().memory(stage.layers());
        Optional<PhonePicture> roomiest = helpers.candidates(tick, stage).stream()
                .max(Comparator.comparingLong(phone -> Helpers.mostRoom(tick, phone)));
        long most = roomiest.map(phone -> Helpers.mostRoom(tick, phone)).orElse(0L);
        Phrase free = roomiest.map(phone -> most == 0
                        ? Phrase.of(StewardWording.NOTHING_FREE)
                        : Phrase.of(StewardWording.MOST_FREE, bytes(most), phone.name()))
                .orElse(Phrase.of(StewardWording.NOBODY_CAN));
        Phrase lack = Phrase.of(
                StewardWording.NEED_MEMORY, stage.layers().count(), layers(stage.layers()), bytes(needed), free);
        List<String> holders = stage.replicas().stream().filter(tick::serves).toList();
        Phrase outlook = holders.isEmpty()
                ? Phrase.of(StewardWording.ANSWER_WAITS, bytes(needed))
                : Phrase.of(
                        StewardWording.GOES_ON_MEANWHILE,
                        bytes(needed),
                        tick.phone(holders.get(0)).name(),
                        tick.verdict(holders.get(0)).reason());
        Phrase sentences = Phrase.capitalised(Phrase.of(StewardWording.TWO_SENTENCES, lack, outlook));
        return new Decision.Missing(stage.layers(), Set.copyOf(holders), needed, most, sentences);
    }

    private static Set<String> resting(Tick tick, StagePicture stage) {
        return stage.replicas().stream().filter(tick::isReady).collect(Collectors.toUnmodifiableSet());
    }

    private static Phrase why(Tick tick, StagePicture stage) {
        return stage.replicas().stream()
                .filter(tick::isReady)
                .findFirst()
                .map(serial -> tick.verdict(serial).works()
                        ? Phrase.of(StewardWording.SUSPENDED, tick.phone(serial).name())
                        : tick.verdict(serial).reason())
                .orElseGet(() -> Phrase.of(
                        StewardWording.LOST_THEIR_PHONE, stage.layers().count(), layers(stage.layers())));
    }

    private static Phrase who(List<Load> loads) {
        List<Phrase> goings = loads.stream()
                .map(load -> Phrase.of(
                        load.pushBytes() == 0 ? StewardWording.GO_TO_HOLDER : StewardWording.GO_TO,
                        load.layers().count(),
                        layers(load.layers()),
                        load.phone()))
                .toList();
        return Phrase.of(StewardWording.WHO, Phrase.join(goings, StewardWording.GOINGS));
    }
}
