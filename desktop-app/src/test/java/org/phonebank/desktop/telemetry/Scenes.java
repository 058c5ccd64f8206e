package org.phonebank.desktop.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.lab.BatteryFlow;
import org.phonebank.desktop.lab.LabEvent.ServingChanged;
import org.phonebank.desktop.lab.LabEvent.TelemetryReceived;
import org.phonebank.desktop.lab.LabEvent.TokenMade;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.lab.Strain;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.pipeline.generation.TokenStatistics;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

/** What labs tell of phones. */
public final class Scenes {
    private static final long GIGA = 1_000_000_000;

    private Scenes() {}

    public static PhoneView phone(String serial, String name) {
        return new PhoneView(
                serial,
                name,
                Transport.VIRTUAL,
                PhoneState.READY,
                Phrase.NONE,
                4 * GIGA,
                2 * GIGA,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of(),
                0,
                Phrase.NONE);
    }

    /** A phone at 4 V with half of a processor's time and 1 of 4 GB free. */
    public static TelemetryReceived sample(String serial, int battery, double celsius, double amperes) {
        return new TelemetryReceived(
                serial,
                new PhoneTelemetry(
                        0,
                        OptionalDouble.of(0.5),
                        OptionalLong.of(GIGA),
                        OptionalInt.of(battery),
                        false,
                        OptionalDouble.of(celsius),
                        0,
                        new BatteryFlow(OptionalDouble.of(4), OptionalDouble.of(-amperes)),
                        Strain.UNKNOWN));
    }

    /** One stage after the other, each on one phone. */
    public static ServingChanged serving(PhoneView... phones) {
        return new ServingChanged(new Serving(
                IntStream.range(0, phones.length)
                        .mapToObj(i -> new Serving.Stage(
                                new LayerRange(i, i + 1),
                                Redundancy.JOURNALED,
                                List.of(new Serving.Holder(phones[i].serial(), phones[i].name(), false))))
                        .toList(),
                List.of()));
    }

    /** A token that each phone computed for so many microseconds. */
    public static TokenMade token(Instant time, int index, String name, long... micros) {
        return new TokenMade(
                1,
                time,
                new TokenStatistics(
                        index,
                        Duration.ofMillis(150),
                        Duration.ofMillis(20),
                        LongStream.of(micros)
                                .mapToObj(computed -> new StageTime(name, 0, computed, 0))
                                .toList()));
    }
}
