package org.phonebank.pipeline.steward;

import static org.phonebank.pipeline.phrase.LayerWording.layers;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;

/** Keeps each stage on as many phones as are asked for, and frees memory that serves nothing. */
final class Replicas {
    private static final double WORTH_IT = 0.85;

    private final Helpers helpers;
    private final int wanted;

    Replicas(Helpers helpers, int wanted) {
        this.helpers = helpers;
        this.wanted = wanted;
    }

    /** A phone that came back with its shard in memory serves at once; shards of an older layout go. */
    void tidy(Tick tick, ByHand byHand) {
        for (PhonePicture phone : tick.lab().phones()) {
            for (LayerRange shard : phone.loaded()) {
                if (tick.isReady(phone.serial()) && !tick.busy(phone.serial())) {
                    tidy(tick, byHand, phone, shard);
                }
            }
        }
    }

    /** One more replica where there are fewest, or one less where a phone that has others to serve need not be one. */
    void decide(Tick tick, ByHand byHand) {
        Optional<Decision> decision =
                release(tick, byHand).or(() -> replicate(tick)).or(() -> relieve(tick, byHand));
        decision.ifPresent(tick::decide);
    }

    private void tidy(Tick tick, ByHand byHand, PhonePicture phone, LayerRange shard) {
        Optional<StagePicture> stage = tick.lab().stages().stream()
                .filter(of -> of.layers().equals(shard))
                .findFirst();
        boolean unwanted = byHand.keeps()
                && !byHand.wants(phone.serial(), shard)
                && stage.filter(of -> !of.replicas().contains(phone.serial())
                                && tick.soundReplicas(of).size() >= wanted)
                        .isPresent();
        if (stage.isEmpty() || unwanted) {
            tick.decide(new Decision.Release(
                    phone.serial(), shard, Phrase.of(StewardWording.NEED_NOT_HOLD, phone.name(), layers(shard))));
        } else if (!stage.get().replicas().contains(phone.serial()) && tick.available(phone.serial())) {
            tick.decide(new Decision.Replicate(
                    new Load(phone.serial(), phone.name(), shard, 0, 0, List.of()),
                    Phrase.of(StewardWording.STILL_HOLDS, phone.name(), layers(shard))));
        }
    }

    private Optional<Decision> release(Tick tick, ByHand byHand) {
        for (StagePicture stage : tick.lab().stages()) {
            List<String> sound = tick.soundReplicas(stage);
            Optional<String> overloaded = sound.stream()
                    .filter(serial -> tick.stagesOf(serial).size() > 1
                            && !tick.busy(serial)
                            && !byHand.wants(serial, stage.layers()))
                    .findFirst();
            if (sound.size() > wanted && overloaded.isPresent()) {
                PhonePicture phone = tick.phone(overloaded.get());
                return Optional.of(new Decision.Release(
                        phone.serial(),
                        stage.layers(),
                        Phrase.of(StewardWording.GIVES_UP, phone.name(), layers(stage.layers()))));
            }
        }
        return Optional.empty();
    }

    /** A phone that stands by takes a stage off one that has several. */
    private Optional<Decision> relieve(Tick tick, ByHand byHand) {
        for (StagePicture stage : tick.lab().stages()) {
            List<String> sound = tick.soundReplicas(stage);
            if (sound.size() == 1
                    && tick.stagesOf(sound.get(0)).size() > 1
                    && !byHand.wants(sound.get(0), stage.layers())) {
                Optional<Load> load = helpers.one(tick, stage)
                        .filter(by -> tick.stagesOf(by.serial()).isEmpty() && relieves(tick, sound.get(0), by));
                if (load.isPresent()) {
                    return load.map(by -> new Decision.Replicate(
                            by,
                            Phrase.of(
                                    StewardWording.RELIEVED,
                                    tick.phone(sound.get(0)).name(),
                                    by.phone(),
                                    layers(by.layers()))));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean relieves(Tick tick, String overloaded, Load load) {
        double work = tick.stagesOf(overloaded).stream()
                .mapToDouble(stage -> work(tick, stage.layers()))
                .sum();
        return work(tick, load.layers()) / tick.speeds().of(tick.phone(load.serial()))
                < WORTH_IT * work / tick.speeds().of(tick.phone(overloaded));
    }

    private static double work(Tick tick, LayerRange layers) {
        return tick.lab().costs().work(layers.first(), layers.end());
    }

    private Optional<Decision> replicate(Tick tick) {
        return tick.lab().stages().stream()
                .filter(stage -> tick.soundReplicas(stage).size() < wanted)
                .sorted(Comparator.comparingInt(
                        stage -> tick.soundReplicas(stage).size()))
                .flatMap(stage -> helpers.one(tick, stage).stream())
                .findFirst()
                .map(load -> new Decision.Replicate(
                        load, Phrase.of(StewardWording.TAKES_TOO, load.phone(), layers(load.layers()), wanted)));
    }
}
