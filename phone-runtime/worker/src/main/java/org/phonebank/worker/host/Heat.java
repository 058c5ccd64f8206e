package org.phonebank.worker.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Thermal zones and processor frequencies, which together show throttling. */
final class Heat {
    /** Above this a zone counts in thousandths of a degree; no chip lives at hundreds of degrees. */
    private static final long MOST_DEGREES = 200;

    private static final float THOUSANDTHS = 1000;

    private final HostFiles files;

    Heat(HostFiles files) {
        this.files = files;
    }

    /** Degrees Celsius of the hottest zone that reads plausibly. */
    Optional<Float> hottestCelsius() {
        float hottest = Float.NEGATIVE_INFINITY;
        for (Path zone : files.list("/sys/class/thermal", "thermal_zone*")) {
            OptionalLong reading = HostFiles.number(zone.resolve("temp"));
            if (reading.isPresent()) {
                float celsius = celsius(reading.getAsLong());
                // Zones without a sensor read zero, far below zero, or hundreds of degrees.
                if (celsius > 0 && celsius <= MOST_DEGREES) {
                    hottest = Math.max(hottest, celsius);
                }
            }
        }
        return hottest > 0 ? Optional.of(hottest) : Optional.empty();
    }

    private static float celsius(long reading) {
        return Math.abs(reading) > MOST_DEGREES ? reading / THOUSANDTHS : reading;
    }

    /** Sum of the current over the sum of the highest frequencies of all processors that tell both, 0 to 1. */
    Optional<Float> frequencyRatio() {
        return shareOfHighest("cpufreq/scaling_cur_freq");
    }

    /** Sum of the allowed over the sum of the highest frequencies of all processors that tell both, 0 to 1. */
    Optional<Float> frequencyLimit() {
        return shareOfHighest("cpufreq/scaling_max_freq");
    }

    private Optional<Float> shareOfHighest(String file) {
        long sum = 0;
        long highest = 0;
        for (Path processor : files.list("/sys/devices/system/cpu", "cpu[0-9]*")) {
            OptionalLong now = HostFiles.number(processor.resolve(file));
            OptionalLong most = HostFiles.number(processor.resolve("cpufreq/cpuinfo_max_freq"));
            if (now.isPresent() && most.isPresent() && most.getAsLong() > 0) {
                sum += Math.max(0, Math.min(now.getAsLong(), most.getAsLong()));
                highest += most.getAsLong();
            }
        }
        return highest > 0 ? Optional.of((float) sum / highest) : Optional.empty();
    }
}
