package org.phonebank.desktop.lab;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.phonebank.desktop.incident.Chronicle;
import org.phonebank.desktop.keeping.Happening;
import org.phonebank.desktop.keeping.Keeper;
import org.phonebank.desktop.keeping.KeeperListener;
import org.phonebank.desktop.keeping.KeeperSettings;
import org.phonebank.desktop.keeping.ReadyPhone;
import org.phonebank.desktop.keeping.SeenPhone;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.keeping.StartedWorker;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.pipeline.generation.Route;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.StagePlacement;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.serving.PipelineCounters;
import org.phonebank.pipeline.serving.ServingOptions;
import org.phonebank.pipeline.steward.EnergyPolicy;
import org.phonebank.pipeline.steward.StewardOptions;
import org.phonebank.pipeline.steward.Survey;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.discovery.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lab that is kept alive from when everything is loaded until it is closed. For any thread. */
final class Keeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final Duration CHECKUPS = Duration.ofMinutes(2);

    private final Keeper keeper;
    private final LabTelemetry telemetry;
    private final Subscription phones;
    private final Telling telling;

    private Keeping(Keeper keeper, LabTelemetry telemetry, Subscription phones, Telling telling) {
        this.keeper = keeper;
        this.telemetry = telemetry;
        this.phones = phones;
        this.telling = telling;
    }

    /** Begins with the phones that are ready. */
    static Keeping start(
            LabSettings settings,
            LabReport report,
            LabPhones phones,
            PreparePhone prepare,
            ServeShard serve,
            ModelManifest manifest,
            PlacedLayers placed,
            LabTelemetry telemetry)
            throws IOException, LabException {
        LayersOnPhone layersOnPhone = new LayersOnPhone(manifest);
        LabHands hands = new LabHands(phones, prepare, serve, layersOnPhone, report);
        List<ReadyPhone> ready = new ArrayList<>();
        for (LabPhone phone : phones.all()) {
            ready.add(ready(phone, hands));
        }
        EnergyPolicyFile policy = new EnergyPolicyFile(settings.data());
        PolicyWatch watch = new PolicyWatch(policy);
        Benches benches = new Benches(settings, manifest, placed, telemetry.power());
        Telling telling = new Telling(report, watch, benches);
        Keeper keeper = Keeper.start(
                settings(settings, manifest, placed.conversations(), watch.policy()),
                hands,
                telling,
                telemetry.book(),
                ready,
                placed.placement().stages().stream().map(StagePlacement::layers).toList());
        if (placed.upkeep() == Upkeep.BY_HAND) {
            keeper.keep(Arrangement.of(placed.placement()));
        }
        telemetry.keptBy(keeper);
        for (LabPhone phone : phones.all()) {
            if (!phone.isReady()) {
                // Its telemetry ended before there was anybody to hear it.
                keeper.telemetryEnded(phone.serial(), phone.starts(), phone.label() + " was lost.");
            }
        }
        watch.keptBy(keeper);
        Subscription subscription = phones.follow(reachable -> keeper.seen(reachable.stream()
                .map(phone -> new SeenPhone(phone.serial(), phone.label()))
                .toList()));
        return new Keeping(keeper, telemetry, subscription, telling);
    }

    Route route() {
        return keeper.route();
    }

    PipelineCounters counters() {
        return keeper.counters();
    }

    /** See {@link Keeper#arrange}. */
    void arrange(long wish, Arrangement arrangement, Upkeep upkeep) {
        keeper.arrange(wish, arrangement, upkeep);
    }

    /** See {@link Keeper#giveUp}. */
    void giveUp(long wish) {
        keeper.giveUp(wish);
    }

    @Override
    public void close() {
        phones.close();
        telemetry.keptBy(null);
        keeper.close();
        telling.end();
    }

    private static KeeperSettings settings(
            LabSettings settings, ModelManifest manifest, int conversations, EnergyPolicy policy) {
        ModelShape shape = manifest.shape();
        return new KeeperSettings(
                StageCosts.of(manifest, conversations),
                ServingOptions.of(
                        shape.hiddenSize(),
                        shape.vocabularySize(),
                        settings.data().journal()),
                StewardOptions.usual()
                        .withReplicas(settings.resilience().copies())
                        .withPolicy(policy),
                settings.resilience().redundancy(),
                CHECKUPS);
    }

    private static ReadyPhone ready(LabPhone phone, LabHands hands) throws LabException {
        try {
            return ready(phone, hands.layersOnDisk(phone));
        } catch (AdbException e) {
            LOG.info("What {} has on its storage is not known: {}", phone.label(), e.getMessage());
            return ready(phone, Set.of());
        }
    }

    private static ReadyPhone ready(LabPhone phone, Set<Integer> layersOnDisk) {
        return new ReadyPhone(
                phone.serial(),
                phone.label(),
                new StartedWorker(phone.starts(), phone.availableMemoryAtStart(), layersOnDisk),
                phone.capacity().relativeSpeed(),
                phone.shards());
    }

    /** Tells the lab's listener what the keeper says. Confined to the keeper's thread. */
    private static final class Telling implements KeeperListener {
        private final LabReport report;
        private final Chronicle chronicle;

        private final PolicyWatch policy;
        private final Benches benches;

        Telling(LabReport report, PolicyWatch policy, Benches benches) {
            this.report = report;
            this.policy = policy;
            this.benches = benches;
            this.chronicle = new Chronicle(Instant::now, incident -> report.send(new LabEvent.Happened(incident)));
        }

        /** Once the keeper's thread has ended. */
        void end() {
            chronicle.end();
        }

        @Override
        public void happened(Happening happening) {
            chronicle.accept(happening);
            report.send(new LabEvent.Noticed(happening));
        }

        @Override
        public void serving(Serving serving) {
            report.send(new LabEvent.ServingChanged(serving));
        }

        @Override
        public void surveyed(Survey survey) {
            report.send(new LabEvent.WorkbenchChanged(benches.bench(survey), false));
        }

        @Override
        public void ticked() {
            chronicle.settle();
            policy.look();
        }
    }
}
