package org.phonebank.worker.host;

import java.util.OptionalLong;
import org.phonebank.protocol.v1.TelemetrySample;

/** Reads one sample after another for one watcher. Belongs to one thread. */
public final class TelemetryReader {
    private final HostFiles files;
    private final Memory memory;
    private final Battery battery;
    private final Heat heat;
    private final CpuUtilisation cpu = new CpuUtilisation();

    public TelemetryReader(HostFiles files, Memory memory) {
        this.files = files;
        this.memory = memory;
        this.battery = new Battery(files);
        this.heat = new Heat(files);
    }

    /** All that the phone tells now; the processors' utilisation is that since the call before. */
    public TelemetrySample.Builder read() {
        TelemetrySample.Builder sample = TelemetrySample.newBuilder().setTimeMillis(System.currentTimeMillis());
        cpu.next(files).ifPresent(sample::setCpuUtilisation);
        OptionalLong available = memory.available();
        if (available.isPresent()) {
            sample.setAvailableMemoryBytes(available.getAsLong());
        }
        memory.pressure().ifPresent(sample::setMemoryPressure);
        battery.addTo(sample);
        heat.hottestCelsius().ifPresent(sample::setHottestCelsius);
        heat.frequencyRatio().ifPresent(sample::setFrequencyRatio);
        heat.frequencyLimit().ifPresent(sample::setFrequencyLimit);
        OptionalLong resident = memory.resident();
        if (resident.isPresent()) {
            sample.setResidentBytes(resident.getAsLong());
        }
        return sample;
    }
}
