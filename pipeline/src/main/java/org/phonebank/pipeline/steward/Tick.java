package org.phonebank.pipeline.steward;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.phonebank.partitioner.manifest.LayerRange;

/** One picture of the lab, what was made of it so far, and what was decided. */
final class Tick {
    private final LabPicture lab;
    private final Map<String, PhonePicture> phones;
    private final Map<String, Verdict> verdicts;
    private final MemoryLedger ledger;
    private final Speeds speeds;
    private final Set<Decision> overdue;
    private final long now;
    private final List<Decision> decisions = new ArrayList<>();
    private final Set<String> ready = new HashSet<>();
    private final Set<String> suspended = new HashSet<>();
    private final Set<String> busy = new HashSet<>();
    private final Set<Shard> givenUp = new HashSet<>();

    private record Shard(String serial, LayerRange layers) {}

    /** @param overdue what is under way for longer than it should take */
    Tick(
            LabPicture lab,
            Map<String, Verdict> verdicts,
            MemoryLedger ledger,
            Speeds speeds,
            Set<Decision> overdue,
            long now) {
        this.lab = lab;
        this.phones = lab.bySerial();
        this.verdicts = verdicts;
        this.ledger = ledger;
        this.speeds = speeds;
        this.overdue = overdue;
        this.now = now;
        for (PhonePicture phone : lab.phones()) {
            if (phone.standing() == PhonePicture.Standing.READY) {
                ready.add(phone.serial());
            }
            if (phone.suspended()) {
                suspended.add(phone.serial());
            }
        }
        lab.underWay().forEach(this::occupy);
    }

    /** Adds a decision and counts with it from here on. */
    void decide(Decision decision) {
        decisions.add(decision);
        decision.loads().forEach(ledger::commit);
        if (decision instanceof Decision.TakeBack back) {
            ready.add(back.serial());
        } else if (decision instanceof Decision.Resume resume) {
            suspended.remove(resume.serial());
        } else if (decision instanceof Decision.Drain drain) {
            suspended.add(drain.serial());
        } else {
            occupy(decision);
        }
    }

    private void occupy(Decision decision) {
        busy.addAll(decision.phones());
        decision.loads()
                .forEach(load -> load.unloadFirst().forEach(shard -> givenUp.add(new Shard(load.serial(), shard))));
        if (decision instanceof Decision.Release release) {
            givenUp.add(new Shard(release.serial(), release.layers()));
        }
    }

    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** What was under way, and what was decided since. */
    List<Decision> underWay() {
        return Stream.concat(lab.underWay().stream(), decisions.stream()).toList();
    }

    LabPicture lab() {
        return lab;
    }

    MemoryLedger ledger() {
        return ledger;
    }

    Speeds speeds() {
        return speeds;
    }

    long now() {
        return now;
    }

    PhonePicture phone(String serial) {
        PhonePicture phone = phones.get(serial);
        if (phone == null) {
            throw new IllegalArgumentException("The picture shows no phone " + serial + ".");
        }
        return phone;
    }

    Verdict verdict(String serial) {
        return verdicts.getOrDefault(serial, Steward.WELCOME);
    }

    /** Whether something is done on the phone that must end before something else begins there. */
    boolean busy(String serial) {
        return busy.contains(serial);
    }

    boolean isReady(String serial) {
        return ready.contains(serial);
    }

    boolean isSuspended(String serial) {
        return suspended.contains(serial);
    }

    /** Computes if it is asked to. */
    boolean serves(String serial) {
        return isReady(serial) && !isSuspended(serial);
    }

    /** Computes, and shall go on. */
    boolean sound(String serial) {
        return serves(serial) && verdict(serial).works();
    }

    /** May be given layers. */
    boolean available(String serial) {
        return sound(serial) && !busy(serial);
    }

    /** Replicas of a stage that shall go on serving it, without one. */
    List<String> soundReplicas(StagePicture stage, String without) {
        return stage.replicas().stream()
                .filter(serial -> !serial.equals(without)
                        && sound(serial)
                        && !givenUp.contains(new Shard(serial, stage.layers())))
                .toList();
    }

    /** Replicas of a stage that shall go on serving it. */
    List<String> soundReplicas(StagePicture stage) {
        return soundReplicas(stage, "");
    }

    /** Stages that the phone is a replica of. */
    List<StagePicture> stagesOf(String serial) {
        return lab.stages().stream()
                .filter(stage -> stage.replicas().contains(serial))
                .toList();
    }

    /** Whether phones load these layers, or a part of them, just now, and not for longer than that should take. */
    boolean helpComes(LayerRange layers) {
        return lab.underWay().stream()
                .filter(decision -> !overdue.contains(decision))
                .flatMap(decision -> decision.loads().stream())
                .anyMatch(load ->
                        load.layers().first() < layers.end() && load.layers().end() > layers.first());
    }

    /** Whether nothing is under way or decided that moves layers. */
    boolean calm() {
        return underWay().stream()
                .noneMatch(decision -> !decision.loads().isEmpty() || decision instanceof Decision.Release);
    }
}
