package org.phonebank.desktop.keeping;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.PhoneCapacity;
import org.phonebank.pipeline.serving.Replica;
import org.phonebank.pipeline.steward.MeasuredStep;
import org.phonebank.pipeline.steward.PhonePicture;
import org.phonebank.pipeline.steward.PhonePicture.Standing;
import org.phonebank.pipeline.steward.PhoneVitals;

/** What the keeper knows of a phone. Confined to the keeper's thread. */
final class KeptPhone {
    private static final long NOTHING_STARTED = -1;

    final String serial;
    final Map<LayerRange, LoadedShard> shards = new LinkedHashMap<>();

    String name;
    Standing standing = Standing.AWAY;
    Phrase health = Phrase.NONE;
    /** Whether ADB reaches it. */
    boolean reachable;
    /** Whether its worker is being started. */
    boolean starting;

    boolean suspended;
    /** See {@link StartedWorker#start}. */
    long start = NOTHING_STARTED;

    /** What was begun while the phone was not lost; late results of what was begun before are dropped. */
    Attempt attempt = new Attempt();

    private final Set<Integer> layersOnDisk = new HashSet<>();
    private long availableMemoryBytes;
    private double speed = 1;

    /** Between two losses of a phone; {@link #isOver} may be asked by any thread. */
    static final class Attempt {
        private volatile boolean over;

        boolean isOver() {
            return over;
        }
    }

    KeptPhone(String serial, String name) {
        this.serial = serial;
        this.name = name;
    }

    static KeptPhone of(ReadyPhone ready) {
        KeptPhone phone = new KeptPhone(ready.serial(), ready.name());
        phone.reachable = true;
        phone.standing = Standing.READY;
        phone.speed = ready.speed();
        phone.started(ready.worker());
        ready.shards().forEach(phone::loaded);
        return phone;
    }

    void started(StartedWorker worker) {
        start = worker.start();
        availableMemoryBytes = worker.availableMemoryBytes();
        layersOnDisk.clear();
        layersOnDisk.addAll(worker.layersOnDisk());
    }

    void passed(double selfTestsPerSecond) {
        speed = selfTestsPerSecond;
        standing = Standing.PASSED;
        health = Phrase.NONE;
    }

    void loaded(LoadedShard shard) {
        LoadedShard before = shards.put(shard.layers(), shard);
        if (before != null) {
            before.link().close();
        }
        for (int layer = shard.layers().first(); layer < shard.layers().end(); layer++) {
            layersOnDisk.add(layer);
        }
    }

    void unloaded(LayerRange layers) {
        LoadedShard before = shards.remove(layers);
        if (before != null) {
            before.link().close();
        }
    }

    /** Nothing that is still being done on the phone is wanted any more. */
    void giveUp() {
        attempt.over = true;
    }

    /** Ends every link and whatever is still being done on the phone. */
    void lost() {
        attempt.over = true;
        attempt = new Attempt();
        List.copyOf(shards.keySet()).forEach(this::unloaded);
        standing = Standing.AWAY;
        suspended = false;
        starting = false;
        start = NOTHING_STARTED;
    }

    Replica replica(LayerRange layers) {
        LoadedShard shard = shards.get(layers);
        if (shard == null) {
            throw new IllegalStateException(name + " does not hold " + layers + ".");
        }
        return new Replica(serial, name, shard.link(), shard.warmUpStep());
    }

    PhonePicture picture(PhoneVitals vitals, List<MeasuredStep> steps) {
        return new PhonePicture(
                new PhoneCapacity(serial, name, availableMemoryBytes, speed),
                standing,
                health,
                vitals,
                suspended,
                layersOnDisk,
                usableShards(),
                steps);
    }

    /** One whose link has ended is not counted on: news of the loss is on its way. */
    private List<LayerRange> usableShards() {
        return shards.values().stream()
                .filter(shard -> !shard.link().isEnded())
                .map(LoadedShard::layers)
                .toList();
    }

    /** How long to wait before a worker is tried again that could not be started so many times. */
    static Duration patience(int failures) {
        return Duration.ofMillis(Math.min(30_000, 500L << Math.min(6, failures)));
    }
}
