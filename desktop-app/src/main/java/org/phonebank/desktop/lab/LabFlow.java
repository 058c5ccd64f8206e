package org.phonebank.desktop.lab;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.runtime.ApplicationFiles;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.StagePlacement;
import org.phonebank.pipeline.security.LabAuthority;
import org.phonebank.protocol.PhonebankVersion;
import org.phonebank.provisioner.WorkerBundle;

/**
 * The way from nothing to a chain that can answer. It may be walked again after a failure: every step skips what it
 * reached before, and phones that are gone are left out. Confined to the session's thread.
 */
final class LabFlow implements AutoCloseable {
    private final LabSettings settings;
    private final LabReport report;
    private final BooleanSupplier cancelled;
    private final ApplicationFiles application;
    private final LabPhones phones;
    private final LabTelemetry telemetry;
    private final PlacementGate gate;
    private @Nullable PlacedLayers placed;

    LabFlow(
            LabSettings settings,
            LabReport report,
            RunRecorder recorder,
            PlacementGate gate,
            BooleanSupplier cancelled) {
        this.settings = settings;
        this.report = report;
        this.telemetry = new LabTelemetry(recorder);
        this.gate = gate;
        this.cancelled = cancelled;
        this.application = new ApplicationFiles(settings.data(), PhonebankVersion.VERSION);
        report.whenStopped(cancelled);
        this.phones = new LabPhones(settings.data(), settings.phones(), report, cancelled);
    }

    /** As far as workers that run and have passed their self-test. */
    void prepare() throws IOException, LabException, InterruptedException {
        settings.data().create();
        phones.find();
        onAll(preparation(settings.quantization().bits())::run);
    }

    /** All the way. */
    ReadyLab run() throws IOException, LabException, ModelPackageException, InterruptedException {
        settings.data().create();
        ModelChoice model = ModelChoice.open(settings.model(), application);
        model.requireText();
        if (settings.phones() instanceof PhoneSource.OwnVirtual own) {
            requireCopies(own.count());
            model.requireLayersFor(settings.resilience().stagesFor(own.count()));
        }
        int bits = model.inspection().partitioned()
                ? model.inspection().bits()
                : settings.quantization().bits();
        LabEvent.ModelChosen chosen = new LabEvent.ModelChosen(
                model.inspection().name(),
                model.inspection().parameters(),
                bits,
                model.inspection().shape().layers());
        report.send(chosen);
        LayerStore store;
        PreparePhone prepare;
        // Cutting needs the processor and no phone, so it goes on beside the preparation of the phones.
        CutModel cut = new CutModel(settings.data().models(), settings.quantization(), report);
        try (ModelCutting cutting = ModelCutting.start(cut, model, cancelled)) {
            phones.find();
            forgetPlacementWithMissingPhones();
            requireCopies(phones.all().size());
            model.requireLayersFor(settings.resilience().stagesFor(phones.all().size()));
            prepare = preparation(bits);
            onAll(prepare::run);
            store = cutting.await();
            report.send(chosen.cutAs(store.manifest().modelId()));
        }
        PlacedLayers layers = place(store.manifest());
        ServeShard serve = new ServeShard(store, layers.conversations(), report);
        onAll((phone, stopped) -> {
            prepare.run(phone, stopped);
            serve.run(phone, stopped);
        });
        ModelText text = ModelText.open(store.folder());
        boolean kept = false;
        try {
            Keeping keeping =
                    Keeping.start(settings, report, phones, prepare, serve, store.manifest(), layers, telemetry);
            kept = true;
            return ReadyLab.of(store.manifest(), layers, text, keeping);
        } finally {
            if (!kept) {
                text.close();
            }
        }
    }

    @Override
    public void close() {
        phones.close();
    }

    private void onAll(PhoneTeam.Task task) throws LabException, InterruptedException {
        PhoneTeam team = new PhoneTeam(cancelled);
        report.whenStopped(team::isStopped);
        team.onAll(phones.all(), new Recovering(task, phones.discovery()));
    }

    private PreparePhone preparation(int bits) throws IOException {
        WorkerBundle bundle = new WorkerBundle(
                PhonebankVersion.VERSION,
                application.workerJar(),
                Map.of(application.host().name(), application.nativeLibraries()));
        LabAuthority authority = LabAuthority.openOrCreate(settings.data().lab());
        return new PreparePhone(phones.discovery(), bundle, authority, new SelfTests(bits), report, telemetry);
    }

    /** A placement stays as it is when the flow is walked again with its phones, because they hold its layers already. */
    private PlacedLayers place(ModelManifest manifest) throws LabException, InterruptedException {
        PlacedLayers chosen = placed;
        if (chosen == null) {
            chosen = new PlaceLayers(settings, report, gate).place(manifest, phones.all());
            placed = chosen;
        }
        List<StagePlacement> stages = chosen.placement().stages();
        for (LabPhone phone : phones.all()) {
            phone.placed(stages.stream()
                    .filter(stage -> stage.serial().equals(phone.serial()))
                    .toList());
        }
        return chosen;
    }

    /** Whoever holds layers of it begins anew with its whole memory. */
    private void forgetPlacementWithMissingPhones() {
        Set<String> there = phones.all().stream().map(LabPhone::serial).collect(Collectors.toSet());
        PlacedLayers before = placed;
        if (before != null && !before.placement().stages().stream().allMatch(stage -> there.contains(stage.serial()))) {
            placed = null;
            phones.all().stream().filter(phone -> !phone.shards().isEmpty()).forEach(LabPhone::release);
        }
    }

    private void requireCopies(int phoneCount) throws LabException {
        int copies = settings.resilience().copies();
        if (copies > phoneCount) {
            throw new LabException(Phrase.of(FailureWording.TOO_FEW_PHONES, copies, phoneCount));
        }
    }
}
