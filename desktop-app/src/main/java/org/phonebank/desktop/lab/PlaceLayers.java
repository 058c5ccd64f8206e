package org.phonebank.desktop.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.PhoneCapacity;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.PlacementException;
import org.phonebank.pipeline.placement.PlanOptions;
import org.phonebank.pipeline.placement.Planner;
import org.phonebank.pipeline.placement.Purpose;
import org.phonebank.pipeline.placement.Remark;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.StagePlacement;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.pipeline.placement.WorkbenchOptions;
import org.phonebank.provisioner.StepState;

/** Decides where the layers of a lab go when it is set up: the planner does, or a person whom it waits for. */
final class PlaceLayers {
    private static final Remark BY_HAND = new Remark(Remark.Code.BY_HAND, List.of(), "The layers were placed by hand.");
    private static final Remark AS_BEFORE = new Remark(
            Remark.Code.AS_BEFORE, List.of(), "The layers were placed as they had been for this lab before.");
    /** Share of their memory that phones may give while conversations are counted; the rest is for those who fail. */
    private static final int ROOM_TO_SPARE = 2;

    private static final double NANOS_PER_SECOND = 1e9;

    private final LabSettings settings;
    private final LabReport report;
    private final PlacementGate gate;

    PlaceLayers(LabSettings settings, LabReport report, PlacementGate gate) {
        this.settings = settings;
        this.report = report;
        this.gate = gate;
    }

    /** All phones are ready. */
    PlacedLayers place(ModelManifest manifest, List<LabPhone> phones) throws LabException, InterruptedException {
        List<PhoneCapacity> capacities =
                Speeds.withoutNoise(phones.stream().map(LabPhone::capacity).toList());
        PlacedLayers placed = report.during(
                LabStep.PLACE_LAYERS,
                () -> {
                    PlacedLayers planned = plan(manifest, capacities);
                    return choose(manifest, bench(manifest, phones, capacities, planned), planned);
                },
                chosen -> chosen.placement().explanation());
        report.send(new LabEvent.PlacementMade(placed.placement()));
        return placed;
    }

    private PlacedLayers choose(ModelManifest manifest, Workbench bench, PlacedLayers planned)
            throws InterruptedException {
        boolean waits = settings.placing() == Placing.BY_PERSON;
        report.send(new LabEvent.WorkbenchChanged(bench, waits));
        if (!waits) {
            return planned;
        }
        report.step(LabStep.PLACE_LAYERS, StepState.RUNNING, 0, "Waiting for the layers to be placed");
        PlacementGate.Placed placed = gate.await(bench);
        report.send(new LabEvent.WorkbenchChanged(bench, false));
        StageCosts costs = StageCosts.of(manifest, planned.conversations());
        return new PlacedLayers(
                placement(placed, bench, planned.placement(), costs), planned.conversations(), placed.upkeep());
    }

    /** The planner's own with its reasons, if the person took what the planner had proposed. */
    static Placement placement(PlacementGate.Placed placed, Workbench bench, Placement planned, StageCosts costs) {
        Arrangement wanted = placed.arrangement();
        if (wanted.equals(Arrangement.of(planned))) {
            return planned;
        }
        if (placed.upkeep() == Upkeep.AUTOMATIC) {
            for (Purpose purpose : Purpose.values()) {
                Optional<Placement> proposed = bench.propose(purpose).placement();
                if (proposed.map(Arrangement::of).equals(Optional.of(wanted))) {
                    return proposed.get();
                }
            }
            return given(wanted, bench, costs, AS_BEFORE, "had these layers before");
        }
        return given(wanted, bench, costs, BY_HAND, "was given these layers by hand");
    }

    /** @param how follows each phone's name */
    private static Placement given(Arrangement wanted, Workbench bench, StageCosts costs, Remark why, String how) {
        List<StagePlacement> stages = new ArrayList<>();
        for (Arrangement.Assigned stage : wanted.stages()) {
            LayerRange layers = stage.layers();
            String name = bench.phone(stage.serial()).map(BenchPhone::name).orElse(stage.serial());
            stages.add(new StagePlacement(
                    stage.serial(), layers, costs.memory(layers.first(), layers.end()), name + " " + how + "."));
        }
        return new Placement(stages, why.english(), List.of(why));
    }

    private PlacedLayers plan(ModelManifest manifest, List<PhoneCapacity> capacities) throws LabException {
        List<PhoneCapacity> sparing = capacities.stream()
                .map(phone -> new PhoneCapacity(
                        phone.serial(),
                        phone.name(),
                        phone.availableMemoryBytes() / ROOM_TO_SPARE,
                        phone.relativeSpeed()))
                .toList();
        int stages = settings.resilience().stagesFor(capacities.size());
        int conversations = ConversationCount.of(stages, count -> fits(manifest, sparing, count));
        try {
            return new PlacedLayers(planChosen(manifest, capacities, conversations), conversations, Upkeep.AUTOMATIC);
        } catch (PlacementException e) {
            throw new LabException(e.problem(), e);
        }
    }

    private boolean fits(ModelManifest manifest, List<PhoneCapacity> capacities, int conversations) {
        try {
            return !planChosen(manifest, capacities, conversations).stages().isEmpty();
        } catch (PlacementException e) {
            return false;
        }
    }

    private Placement planChosen(ModelManifest manifest, List<PhoneCapacity> all, int conversations)
            throws PlacementException {
        int serving = settings.resilience().stagesFor(all.size());
        return new Planner().plan(manifest, all, serving, PlanOptions.allPhones(conversations));
    }

    private Workbench bench(
            ModelManifest manifest, List<LabPhone> phones, List<PhoneCapacity> capacities, PlacedLayers planned)
            throws InterruptedException {
        List<Duration> roundTrips = new RoundTrips(phones).measure();
        List<BenchPhone> benched = new ArrayList<>();
        for (int i = 0; i < capacities.size(); i++) {
            PhoneCapacity phone = capacities.get(i);
            benched.add(BenchPhone.of(
                            phone.serial(),
                            phone.name(),
                            phone.availableMemoryBytes() - PlanOptions.DEFAULT_RESERVE,
                            BenchPhone.guessedSpeed(phone.relativeSpeed()))
                    .withTimes(Duration.ofNanos((long) (NANOS_PER_SECOND / phone.relativeSpeed())), roundTrips.get(i)));
        }
        return new Workbench(
                        manifest.name(),
                        StageCosts.of(manifest, planned.conversations()),
                        benched,
                        Arrangement.of(planned.placement()),
                        new WorkbenchOptions(
                                planned.answers(),
                                settings.resilience().copies(),
                                settings.resilience().stages()))
                .proposing(null);
    }
}
