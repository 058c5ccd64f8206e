package org.phonebank.tests.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.lab.BatteryFlow;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.Happened;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.ServingChanged;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.TelemetryReceived;
import org.phonebank.desktop.lab.LabEvent.TokenMade;
import org.phonebank.desktop.lab.LabState;
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

/** Phones that measure themselves: what they tell is reckoned from the number of the phone and the time. */
final class MeasuredPhones {
    private static final long GIGA = 1_000_000_000;
    private static final List<String> NAMES = List.of(
            "Google Pixel 2",
            "samsung SM-G930F",
            "Xiaomi Redmi Note 7",
            "HMD Global Nokia 6.1",
            "OnePlus ONEPLUS A6003",
            "motorola moto g(7) power, a name that a maker should have kept shorter than this",
            "Google Pixel 3a",
            "samsung SM-A505FN");

    private final int count;

    MeasuredPhones(int count) {
        this.count = count;
    }

    /** The lab serves on all of them. */
    List<LabEvent> begin() {
        List<PhoneView> views = IntStream.range(0, count).mapToObj(this::view).toList();
        List<Serving.Stage> stages = IntStream.range(0, count)
                .mapToObj(phone -> new Serving.Stage(
                        layers(phone),
                        Redundancy.JOURNALED,
                        List.of(new Serving.Holder(serial(phone), name(phone), false))))
                .toList();
        return List.of(
                new StateChanged(LabState.PREPARING),
                new PhonesChanged(views),
                new ServingChanged(new Serving(stages, List.of())),
                new StateChanged(LabState.READY));
    }

    static String serial(int phone) {
        return String.format("VP%02d", phone + 1);
    }

    static String name(int phone) {
        return NAMES.get(phone % NAMES.size());
    }

    private static LayerRange layers(int phone) {
        return new LayerRange(phone, phone + 1);
    }

    private PhoneView view(int phone) {
        return new PhoneView(
                serial(phone),
                name(phone),
                phone % 3 == 0 ? Transport.USB : Transport.VIRTUAL,
                PhoneState.READY,
                Phrase.NONE,
                (3 + phone % 4) * GIGA,
                2 * GIGA,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of(layers(phone)),
                31_000_000,
                Phrase.NONE);
    }

    TelemetryReceived sample(int phone, double seconds) {
        double wave = Math.sin(seconds / (7 + phone) + phone);
        double load = Math.max(0.02, Math.min(1, 0.35 + 0.3 * wave + 0.12 * Math.sin(seconds * 1.7 * (phone + 1))));
        double celsius = 27 + phone % 7 * 1.6 + 4 * Math.sin(seconds / 190 + phone) + (phone == 3 ? 9 : 0);
        int battery = (int) Math.max(3, 97 - phone * 6 % 80 - seconds / 120);
        double free = (0.55 - 0.1 * Math.sin(seconds / 40 + phone)) * (3 + phone % 4) * GIGA;
        boolean charging = phone % 4 == 1;
        return new TelemetryReceived(
                serial(phone),
                new PhoneTelemetry(
                        0,
                        OptionalDouble.of(load),
                        OptionalLong.of((long) free),
                        OptionalInt.of(battery),
                        charging,
                        OptionalDouble.of(celsius),
                        0,
                        new BatteryFlow(OptionalDouble.of(3.9), OptionalDouble.of(charging ? 1.2 : -0.2 - 0.4 * load)),
                        new Strain(
                                OptionalDouble.of(0),
                                OptionalDouble.of(0.8),
                                OptionalDouble.of(phone == 6 ? 0.7 : 1))));
    }

    TokenMade token(long answer, int index, Instant time) {
        List<StageTime> stages = IntStream.range(0, count)
                .mapToObj(phone -> new StageTime(
                        name(phone), 120, 2200 + phone % 4 * 350 + (phone == 4 ? 1700 : 0) + index % 7 * 40, 600))
                .toList();
        Duration step = Duration.ofMillis(40);
        Duration first = Duration.ofMillis(140 + answer * 37 % 90);
        return new TokenMade(
                answer, time, new TokenStatistics(index, first.plus(step.multipliedBy(index)), step, stages));
    }

    static Happened happened(long id, Instant time, Severity severity, int phone, String sentence) {
        return new Happened(new Incident(id, time, severity, Set.of(serial(phone)), Phrase.verbatim(sentence), true));
    }

    /** What all phones tell within some minutes, with some answers and some trouble. */
    List<LabEvent> half(double seconds, Instant now) {
        List<LabEvent> events = new ArrayList<>();
        for (int phone = 0; phone < count; phone++) {
            boolean away = phone == 2 && seconds > 150 && seconds < 190;
            if (!away) {
                events.add(sample(phone, seconds));
            }
        }
        long answer = (long) (seconds / 20);
        double within = seconds - answer * 20;
        if (within < 12) {
            for (int i = 0; i < 8; i++) {
                int index = (int) (within * 16) + i;
                events.add(token(answer, index, now.plusMillis(i * 60L - 480)));
            }
        }
        return events;
    }
}
