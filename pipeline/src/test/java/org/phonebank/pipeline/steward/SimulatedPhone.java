package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.PhoneCapacity;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.protocol.v1.BatteryStatus;
import org.phonebank.protocol.v1.TelemetrySample;

/** A phone of a {@link SimulatedLab}: what it is, and what is measured of it. */
final class SimulatedPhone {
    private static final double MEAN_GAIN = 1.0 / 8;
    private static final double JITTER = 0.25;

    private static final class Measured {
        double seconds;
        long frames;
    }

    final String serial;
    final long memoryBytes;
    final double selfTestSpeed;
    /** Bytes of weights a second. */
    double speed;

    double batteryPercent = 80;
    double batteryPerSecond;
    double celsius = 30;
    PhonePicture.Standing standing = PhonePicture.Standing.READY;
    boolean computesRightly = true;
    boolean suspended;
    final Set<LayerRange> loaded = new LinkedHashSet<>();
    final Set<Integer> layersOnDisk = new HashSet<>();
    private final Map<LayerRange, Measured> steps = new HashMap<>();

    SimulatedPhone(String serial, long memoryBytes, double speed) {
        this.serial = serial;
        this.memoryBytes = memoryBytes;
        this.speed = speed;
        this.selfTestSpeed = speed / 1e6;
    }

    /** As if the process was killed and the files stayed. */
    void leave() {
        standing = PhonePicture.Standing.AWAY;
        loaded.clear();
        steps.clear();
        suspended = false;
    }

    void comeBack() {
        standing = PhonePicture.Standing.UNTESTED;
    }

    void load(LayerRange layers) {
        loaded.add(layers);
        for (int layer = layers.first(); layer < layers.end(); layer++) {
            layersOnDisk.add(layer);
        }
    }

    void unload(LayerRange layers) {
        loaded.remove(layers);
        steps.remove(layers);
    }

    long used(StageCosts costs) {
        return loaded.stream()
                .mapToLong(shard -> costs.memory(shard.first(), shard.end()))
                .sum();
    }

    double seconds(StageCosts costs, LayerRange layers) {
        return costs.work(layers.first(), layers.end()) / speed;
    }

    void compute(StageCosts costs, LayerRange layers, Random random) {
        Measured measured = steps.computeIfAbsent(layers, unmeasured -> new Measured());
        for (int frame = 0; frame < 4; frame++) {
            double seconds = seconds(costs, layers) * (1 + JITTER * random.nextGaussian());
            seconds = Math.max(seconds, seconds(costs, layers) / 2);
            measured.seconds += (measured.frames == 0 ? 1 : MEAN_GAIN) * (seconds - measured.seconds);
            measured.frames++;
        }
    }

    TelemetrySample sample(StageCosts costs, Random random) {
        long free = memoryBytes - used(costs);
        return TelemetrySample.newBuilder()
                .setAvailableMemoryBytes((long) (free * (1 + 0.02 * random.nextGaussian())))
                .setCpuUtilisation((float) (0.2 + 0.1 * random.nextDouble()))
                .setBatteryPercent((int) batteryPercent)
                .setBatteryStatus(
                        batteryPerSecond < 0
                                ? BatteryStatus.BATTERY_STATUS_DISCHARGING
                                : BatteryStatus.BATTERY_STATUS_CHARGING)
                .setBatteryCelsius((float) (celsius + 0.5 * random.nextGaussian()))
                .build();
    }

    PhonePicture picture(PhoneVitals vitals) {
        List<MeasuredStep> measured = new ArrayList<>();
        steps.forEach((layers, step) ->
                measured.add(new MeasuredStep(layers, Duration.ofNanos((long) (step.seconds * 1e9)), step.frames)));
        return new PhonePicture(
                new PhoneCapacity(serial, serial, memoryBytes, selfTestSpeed),
                standing,
                Phrase.NONE,
                vitals,
                suspended,
                layersOnDisk,
                List.copyOf(loaded),
                measured);
    }
}
