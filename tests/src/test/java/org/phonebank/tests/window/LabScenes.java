package org.phonebank.tests.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.phonebank.desktop.failure.PhoneWording;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.ModelChosen;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.PlacementMade;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabEvent.TelemetryReceived;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.generation.GenerationResult;
import org.phonebank.pipeline.generation.GenerationStatistics;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.generation.TokenStatistics;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.StagePlacement;
import org.phonebank.provisioner.StepState;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

/** Events of a lab in situations that the window must show well. */
final class LabScenes {
    static final int LAYERS = 12;
    private static final long GIGA = 1_000_000_000;
    private static final List<String> NAMES = List.of(
            "Google Pixel 2",
            "samsung SM-G930F",
            "Xiaomi Redmi Note 7",
            "HMD Global Nokia 6.1",
            "OnePlus ONEPLUS A6003",
            "motorola moto g(7) power, a name that a maker should have kept shorter than this");

    private LabScenes() {}

    static List<LabEvent> preparing(int phones) {
        List<LabEvent> events = new ArrayList<>();
        events.add(new StateChanged(LabState.PREPARING));
        events.add(whole(LabStep.START_PHONES, StepState.DONE, 1, phones + " virtual phones"));
        events.add(whole(LabStep.FIND_PHONES, StepState.DONE, 1, phones + " phones found"));
        events.add(new PhonesChanged(phoneViews(phones, false)));
        for (int i = 0; i < phones; i++) {
            events.add(new StepChanged(serial(i), LabStep.CONNECT, StepState.DONE, 1, ""));
            events.add(new StepChanged(serial(i), LabStep.INSPECT, StepState.DONE, 1, ""));
            double share = (i + 1.0) / (phones + 1);
            events.add(new StepChanged(serial(i), LabStep.PUSH_WORKER, StepState.RUNNING, share, "worker.jar"));
        }
        events.add(whole(LabStep.CUT_MODEL, StepState.RUNNING, 0.4, "Quantizing layer 5 of 12"));
        return events;
    }

    static List<LabEvent> ready(int phones) {
        List<LabEvent> events = new ArrayList<>(preparing(phones));
        events.add(new ModelChosen("Phonebank sample model", 7_870_000, 4, LAYERS));
        events.add(whole(LabStep.CUT_MODEL, StepState.SKIPPED, 1, "The layer store is there already"));
        events.add(new PlacementMade(placement(phones)));
        for (LabStep step : LabStep.values()) {
            for (int i = 0; i < phones && step.compareTo(LabStep.FIND_PHONES) > 0; i++) {
                if (step != LabStep.CUT_MODEL && step != LabStep.PLACE_LAYERS) {
                    events.add(new StepChanged(serial(i), step, StepState.DONE, 1, ""));
                }
            }
        }
        events.add(whole(LabStep.PLACE_LAYERS, StepState.DONE, 1, phones + " stages"));
        events.add(new PhonesChanged(phoneViews(phones, true)));
        for (int i = 0; i < phones; i++) {
            events.add(telemetry(i));
        }
        events.add(new StateChanged(LabState.READY));
        return events;
    }

    static List<LabEvent> failing(int phones, String sentence) {
        List<LabEvent> events = new ArrayList<>(preparing(phones));
        List<PhoneView> views = new ArrayList<>(phoneViews(phones, false));
        views.set(1, trouble(views.get(1), PhoneState.VANISHED, PhoneProblem.UNPLUGGED));
        events.add(new PhonesChanged(views));
        events.add(new StepChanged(
                serial(0),
                LabStep.PUSH_WORKER,
                StepState.FAILED,
                0.6,
                "",
                Phrase.verbatim("The phone's storage is full.")));
        events.add(new StateChanged(LabState.FAILED, Phrase.verbatim(sentence)));
        return events;
    }

    static ChatResult result(String text, int tokens, StopReason reason) {
        Duration first = Duration.ofMillis(42);
        Duration step = Duration.ofMillis(16);
        List<TokenStatistics> statistics = IntStream.range(0, tokens)
                .mapToObj(i -> new TokenStatistics(i, first.plus(step.multipliedBy(i)), step, List.of()))
                .toList();
        return new ChatResult(
                text,
                List.of(1, 2, 3),
                new GenerationResult(
                        Collections.nCopies(tokens, 7),
                        reason,
                        new GenerationStatistics(3, 0, 0, first, step.multipliedBy(tokens), statistics)));
    }

    /** A token that every phone computed in 3 ms, and that took 1 ms on each link. */
    static TokenStatistics token(int index, int phones) {
        List<StageTime> stages = IntStream.range(0, phones)
                .mapToObj(i -> new StageTime(serial(i), 100, 3_000, 1_000))
                .toList();
        Duration step = Duration.ofMillis(1 + 4L * phones);
        return new TokenStatistics(index, step.multipliedBy(index + 1L), step, stages);
    }

    static String serial(int phone) {
        return String.format("VP%02d", phone + 1);
    }

    /** The layers that each phone has loaded. */
    @SafeVarargs
    static PhonesChanged holding(List<LayerRange>... layers) {
        return new PhonesChanged(IntStream.range(0, layers.length)
                .mapToObj(i -> phone(i, layers[i]))
                .toList());
    }

    private static StepChanged whole(LabStep step, StepState state, double fraction, String text) {
        return new StepChanged("", step, state, fraction, text);
    }

    private static List<PhoneView> phoneViews(int phones, boolean loaded) {
        Placement placement = placement(phones);
        return IntStream.range(0, phones)
                .mapToObj(i -> {
                    LayerRange range = placement.stages().get(i).layers();
                    return phone(i, loaded ? List.of(range) : List.of());
                })
                .toList();
    }

    private static PhoneView phone(int i, List<LayerRange> layers) {
        return new PhoneView(
                serial(i),
                NAMES.get(i % NAMES.size()),
                Transport.VIRTUAL,
                PhoneState.READY,
                Phrase.NONE,
                (3 + i % 4) * GIGA,
                (3 + i % 4) * GIGA / 2 - i * 40_000_000L,
                OptionalInt.of(94 - 7 * i),
                OptionalDouble.of(27.5 + i),
                layers,
                layers.stream().mapToInt(LayerRange::count).sum() * 31_000_000L,
                Phrase.NONE);
    }

    private static PhoneView trouble(PhoneView phone, PhoneState state, PhoneProblem problem) {
        return new PhoneView(
                phone.serial(),
                phone.name(),
                phone.transport(),
                state,
                PhoneWording.phrase(PhoneAdvice.of(problem)),
                phone.memoryTotal(),
                phone.memoryAvailable(),
                phone.batteryPercent(),
                phone.celsius(),
                List.of(),
                0,
                Phrase.NONE);
    }

    static TelemetryReceived telemetry(int i) {
        return new TelemetryReceived(
                serial(i),
                new PhoneTelemetry(
                        0,
                        OptionalDouble.of(0.07 * (i + 2)),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        i % 2 == 1,
                        OptionalDouble.of(29.4 + i),
                        0));
    }

    private static Placement placement(int phones) {
        List<StagePlacement> stages = IntStream.range(0, phones)
                .mapToObj(i -> new StagePlacement(
                        serial(i),
                        new LayerRange(i * LAYERS / phones, (i + 1) * LAYERS / phones),
                        30_000_000,
                        "It is as fast as the others."))
                .toList();
        return new Placement(stages, "All phones are used.");
    }
}
