package org.phonebank.desktop.soak;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.ModelSource;
import org.phonebank.desktop.lab.Resilience;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.virtual.FaultRequest;

/**
 * What a soak does.
 *
 * @param data where its phones live and its model is cut, apart from that of any other lab
 * @param phones virtual ones, at least 2
 * @param duration from the first question until no more is asked
 * @param every mean time from one fault to the next
 * @param faults that may happen; one that stands there twice happens twice as often
 * @param seed the same one gives the same faults in the same order; whom they meet depends on who serves then
 * @param maxTokens of an answer
 */
public record SoakSettings(
        DataFolder data,
        ModelSource model,
        Quantization quantization,
        int phones,
        Resilience resilience,
        Duration duration,
        Duration every,
        List<FaultRequest> faults,
        long seed,
        int maxTokens) {
    public SoakSettings {
        Objects.requireNonNull(data);
        Objects.requireNonNull(model);
        Objects.requireNonNull(quantization);
        Objects.requireNonNull(resilience);
        faults = List.copyOf(faults);
        if (phones < 2 || faults.isEmpty() || maxTokens < 1 || every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("A soak needs two phones, faults, time between them, and tokens.");
        }
    }
}
