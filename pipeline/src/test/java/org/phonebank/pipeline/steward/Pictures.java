package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Models;
import org.phonebank.pipeline.placement.PhoneCapacity;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.protocol.v1.BatteryStatus;

/** Pictures of a lab with a model of 8 layers of 100 MB, and nothing but layers. */
final class Pictures {
    static final long MB = 1_000_000;
    static final StageCosts COSTS = costs();
    static final StewardOptions OPTIONS = StewardOptions.usual().withReserve(0);
    static final PhoneVitals WELL = vitals(30, 80);

    private Pictures() {}

    static PhoneVitals vitals(double celsius, int percent) {
        return new PhoneVitals(
                Optional.of(Duration.ofMillis(100)),
                false,
                OptionalDouble.of(0.1),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalInt.of(percent),
                BatteryStatus.BATTERY_STATUS_CHARGING,
                OptionalDouble.empty(),
                OptionalDouble.of(celsius),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(0),
                Optional.of(Duration.ZERO));
    }

    /** A phone with these shards, and room for so many megabytes beside them. */
    static PhonePicture phone(String serial, long freeMegabytes, LayerRange... loaded) {
        return phone(serial, PhonePicture.Standing.READY, WELL, false, freeMegabytes, loaded);
    }

    static PhonePicture phone(
            String serial,
            PhonePicture.Standing standing,
            PhoneVitals vitals,
            boolean suspended,
            long freeMegabytes,
            LayerRange... loaded) {
        long used = Arrays.stream(loaded)
                .mapToLong(shard -> COSTS.memory(shard.first(), shard.end()))
                .sum();
        Set<Integer> onDisk = Arrays.stream(loaded)
                .flatMap(shard -> IntStream.range(shard.first(), shard.end()).boxed())
                .collect(Collectors.toSet());
        return new PhonePicture(
                new PhoneCapacity(serial, serial, used + freeMegabytes * MB, 1),
                standing,
                Phrase.NONE,
                vitals,
                suspended,
                onDisk,
                List.of(loaded),
                List.of());
    }

    static PhoneVitals withRoundTrip(PhoneVitals vitals, Duration roundTrip) {
        return new PhoneVitals(
                vitals.silence(),
                vitals.lost(),
                vitals.cpu(),
                vitals.availableMemoryBytes(),
                vitals.memoryPressure(),
                vitals.batteryPercent(),
                vitals.batteryStatus(),
                vitals.batteryMilliamps(),
                vitals.celsius(),
                vitals.frequencyRatio(),
                vitals.frequencyLimit(),
                vitals.queueDepth(),
                Optional.of(roundTrip));
    }

    static LayerRange layers(int first, int end) {
        return new LayerRange(first, end);
    }

    static StagePicture stage(int first, int end, String... replicas) {
        return new StagePicture(layers(first, end), List.of(replicas));
    }

    static LabPicture lab(List<StagePicture> stages, PhonePicture... phones) {
        return new LabPicture(COSTS, stages, List.of(phones), List.of(), 1, 0);
    }

    /** The caches of 64 positions are part of a layer's 100 MB. */
    private static StageCosts costs() {
        long[] weights = new long[8];
        Arrays.fill(weights, 100 * MB - Models.CACHE);
        return StageCosts.of(Models.of(0, 0, 0, weights), 1);
    }
}
