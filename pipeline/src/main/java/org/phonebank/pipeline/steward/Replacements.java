package org.phonebank.pipeline.steward;

import static org.phonebank.pipeline.placement.PlainWords.bytes;
import static org.phonebank.pipeline.placement.PlainWords.layers;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.phonebank.partitioner.manifest.LayerRange;

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
                    stage.layers(), resting(tick, stage), loads.get(), why(tick, stage) + " " + who(loads.get())));
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
                        tick.phone(serial).name() + " should rest but works again, because nobody else has "
                                + layers(stage.layers()) + ".")));
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
        String free = roomiest.map(phone -> most == 0
                        ? "no phone has memory free"
                        : "no phone has more than " + bytes(most) + " free (" + phone.name() + ")")
                .orElse("no other phone can take them now");
        String sentence = capitalised(layers(stage.layers())) + (stage.layers().count() == 1 ? " needs " : " need ")
                + bytes(needed) + " of memory; " + free + ".";
        List<String> holders = stage.replicas().stream().filter(tick::serves).toList();
        String outlook = holders.isEmpty()
                ? " The answer goes on as soon as a phone with " + bytes(needed) + " free is connected."
                : " Until a phone with " + bytes(needed) + " free is connected, "
                        + tick.phone(holders.get(0)).name() + " goes on: "
                        + tick.verdict(holders.get(0)).reason();
        return new Decision.Missing(stage.layers(), Set.copyOf(holders), needed, most, sentence + outlook);
    }

    private static Set<String> resting(Tick tick, StagePicture stage) {
        return stage.replicas().stream().filter(tick::isReady).collect(Collectors.toUnmodifiableSet());
    }

    private static String why(Tick tick, StagePicture stage) {
        return stage.replicas().stream()
                .filter(tick::isReady)
                .findFirst()
                .map(serial -> tick.verdict(serial).works()
                        ? tick.phone(serial).name() + " is suspended."
                        : tick.verdict(serial).reason())
                .orElse(capitalised(layers(stage.layers()))
                        + (stage.layers().count() == 1 ? " has" : " have") + " lost "
                        + (stage.layers().count() == 1 ? "its" : "their") + " phone.");
    }

    private static String who(List<Load> loads) {
        return capitalised(loads.stream()
                        .map(load -> layers(load.layers())
                                + (load.layers().count() == 1 ? " goes to " : " go to ")
                                + load.phone()
                                + (load.pushBytes() == 0 ? which(load.layers()) : ""))
                        .collect(Collectors.joining(", ")))
                + ".";
    }

    private static String which(LayerRange layers) {
        return layers.count() == 1 ? ", which has it" : ", which has them";
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
