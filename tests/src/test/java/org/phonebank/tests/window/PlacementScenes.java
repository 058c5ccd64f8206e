package org.phonebank.tests.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.PlacementMade;
import org.phonebank.desktop.lab.LabEvent.ServingChanged;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.WorkbenchChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.partitioner.manifest.DecoderSettings;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.Remark;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.StagePlacement;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.pipeline.placement.WorkbenchOptions;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

/** Events of a lab that serves, with a workbench on which its layers can be placed. */
final class PlacementScenes {
    static final int LAYERS = 12;
    private static final long MEGA = 1_000_000;
    private static final long LAYER_BYTES = 30 * MEGA;
    private static final List<String> NAMES = List.of(
            "Google Pixel 2",
            "samsung SM-G930F",
            "Xiaomi Redmi Note 7",
            "HMD Global Nokia 6.1",
            "OnePlus ONEPLUS A6003",
            "motorola moto g(7) power, a name that a maker should have kept shorter than this");

    private PlacementScenes() {}

    /** The first {@code serving} of so many phones share the layers; the last one has no room for more than a layer. */
    static List<LabEvent> serving(int phones, int serving) {
        Arrangement present = even(serving);
        List<LabEvent> events = new ArrayList<>();
        events.add(new StateChanged(LabState.PREPARING));
        events.add(new PhonesChanged(IntStream.range(0, phones)
                .mapToObj(i -> phone(i, present.of(LabScenes.serial(i))))
                .toList()));
        events.add(new LabEvent.ModelChosen("Qwen2.5 0.5B Instruct", 494_000_000, 4, LAYERS));
        events.add(new PlacementMade(new Placement(
                present.stages().stream()
                        .map(stage -> new StagePlacement(stage.serial(), stage.layers(), 0, ""))
                        .toList(),
                "",
                List.of(new Remark(Remark.Code.SHARED, List.of(serving, LAYERS), "The phones share the layers.")))));
        events.add(new StateChanged(LabState.READY));
        events.add(new ServingChanged(new Serving(
                present.stages().stream().map(PlacementScenes::stage).toList(), List.of())));
        events.add(bench(phones, present));
        for (int i = 0; i < phones; i++) {
            events.add(LabScenes.telemetry(i));
        }
        return events;
    }

    static WorkbenchChanged bench(int phones, Arrangement present) {
        List<BenchPhone> known = IntStream.range(0, phones)
                .mapToObj(i -> benchPhone(i, phones, present))
                .toList();
        StageCosts costs = StageCosts.of(model(), 1);
        return new WorkbenchChanged(
                new Workbench("Qwen2.5 0.5B Instruct", costs, known, present, WorkbenchOptions.ofAnswers(4)), false);
    }

    /** So many phones hold as many layers each. */
    static Arrangement even(int phones) {
        return new Arrangement(IntStream.range(0, phones)
                .mapToObj(i -> new Assigned(
                        LabScenes.serial(i), new LayerRange(i * LAYERS / phones, (i + 1) * LAYERS / phones)))
                .toList());
    }

    private static Serving.Stage stage(Assigned assigned) {
        return new Serving.Stage(
                assigned.layers(),
                Redundancy.JOURNALED,
                List.of(new Serving.Holder(assigned.serial(), assigned.serial(), false)));
    }

    private static BenchPhone benchPhone(int i, int phones, Arrangement present) {
        String serial = LabScenes.serial(i);
        long room = phones > 1 && i == phones - 1 ? 2 * LAYER_BYTES : 1_200 * MEGA - i % 7 * 90L * MEGA;
        return new BenchPhone(
                serial,
                NAMES.get(i % NAMES.size()),
                room,
                room / 2,
                (3 + i * 5 % 4) * 1e9,
                Duration.ZERO,
                i % 3 != 2,
                3,
                Duration.ofMillis(2 + i % 5),
                OptionalDouble.of(2.4 + i % 3),
                OptionalDouble.of(0.6),
                present.of(serial),
                null);
    }

    private static PhoneView phone(int i, List<LayerRange> layers) {
        long total = (3 + i % 4) * 1000L * MEGA;
        return new PhoneView(
                LabScenes.serial(i),
                NAMES.get(i % NAMES.size()),
                i % 5 == 3 ? Transport.USB : Transport.VIRTUAL,
                PhoneState.READY,
                Phrase.NONE,
                total,
                total / 2 - i % 9 * 100L * MEGA,
                OptionalInt.of(94 - 2 * i),
                OptionalDouble.of(27.5 + i % 12),
                layers,
                layers.stream().mapToInt(LayerRange::count).sum() * LAYER_BYTES,
                Phrase.NONE);
    }

    private static ModelManifest model() {
        List<StoreFile> files = new ArrayList<>();
        files.add(file("embed.bin", FileRole.EMBED, -1, 70 * MEGA));
        for (int i = 0; i < LAYERS; i++) {
            files.add(file("layer-" + i + ".bin", FileRole.LAYER, i, LAYER_BYTES));
        }
        files.add(file("head.bin", FileRole.HEAD, -1, 70 * MEGA));
        files.add(file("tokenizer.json", FileRole.TOKENIZER, -1, 0));
        return new ModelManifest(
                ModelManifest.FORMAT_VERSION,
                "qwen",
                "Qwen2.5 0.5B Instruct",
                "Qwen2ForCausalLM",
                new ModelShape(LAYERS, 8, 16, 1, 1, 8, 100, 64),
                4,
                494_000_000,
                List.of(2),
                new DecoderSettings("decoder", 1e-5f),
                files,
                List.of());
    }

    private static StoreFile file(String name, FileRole role, int layer, long bytes) {
        return new StoreFile(name, role, layer, bytes, "0".repeat(64), bytes);
    }
}
