package org.phonebank.desktop.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.keeping.LoadedShard;
import org.phonebank.desktop.terminal.Quantities;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.ShardGraph;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.pipeline.link.WorkerClient;
import org.phonebank.pipeline.link.WorkerException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.StagePlacement;
import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.protocol.v1.LoadShardResponse;
import org.phonebank.provisioner.ProvisionedPhone;
import org.phonebank.provisioner.StepState;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.files.FileSync;
import org.phonebank.provisioner.files.PushFile;
import org.phonebank.provisioner.files.SyncReport;

/** Gives one phone the files of its layers, has them loaded and opens the frame stream. */
final class ServeShard {
    private static final String MODELS = "/data/local/tmp/phonebank/models/";
    private static final int READABLE = 0644;

    private final LayerStore store;
    private final int conversations;
    private final StageCosts costs;
    private final LabReport report;
    private final FileSync sync = new FileSync();

    /** @param conversations that phones keep room for */
    ServeShard(LayerStore store, int conversations, LabReport report) {
        this.store = store;
        this.conversations = conversations;
        this.costs = StageCosts.of(store.manifest(), conversations);
        this.report = report;
    }

    /** Loads what the phone was placed for; does nothing for one that serves its layers already, or stands by. */
    void run(LabPhone phone, BooleanSupplier stopped)
            throws AdbException, WorkerException, IOException, LabException, InterruptedException {
        for (StagePlacement place : phone.placement()) {
            if (!phone.holds(place.layers())) {
                ShardGraph graph = store.graph(place.layers());
                push(phone, graph, stopped);
                load(phone, graph);
            }
        }
    }

    /** Sends the files of layers that the phone lacks. */
    void push(LabPhone phone, LayerRange layers, BooleanSupplier stopped)
            throws AdbException, IOException, LabException {
        push(phone, store.graph(layers), stopped);
    }

    /** Has the phone load layers whose files it has, beside those that it may have loaded. */
    LoadedShard load(LabPhone phone, LayerRange layers)
            throws WorkerException, IOException, LabException, InterruptedException {
        return load(phone, store.graph(layers));
    }

    private LoadedShard load(LabPhone phone, ShardGraph graph)
            throws WorkerException, LabException, InterruptedException {
        long release = phone.releases();
        WorkerClient client = connected(phone, phone.client());
        LayerRange layers = graph.range();
        LoadShardRequest request = ShardRequests.load(store.manifest(), graph, conversations);
        long begin = System.nanoTime();
        LoadShardResponse answer = report.during(
                phone,
                LabStep.LOAD_SHARD,
                () -> client.loadShard(request),
                loaded -> "in " + Quantities.duration(Duration.ofNanos(System.nanoTime() - begin)));
        LoadedShard shard = new LoadedShard(
                layers,
                client.openStage(request.getShardId()),
                Duration.of(Math.max(0, answer.getStepMicros()), ChronoUnit.MICROS));
        if (!phone.loaded(release, shard, costs.memory(layers.first(), layers.end()))) {
            shard.link().close();
            throw new LabException(Phrase.of(FailureWording.LOST_WHILE_LOADING, phone.label()));
        }
        report.phonesChanged();
        return shard;
    }

    /** Has the phone drop layers. */
    void unload(LabPhone phone, LayerRange layers) throws WorkerException, LabException {
        connected(phone, phone.client()).unloadShard(ShardRequests.shardId(store.manifest(), layers));
        phone.unloaded(layers);
        report.phonesChanged();
    }

    private static <T> T connected(LabPhone phone, @Nullable T part) throws LabException {
        if (part == null) {
            throw new LabException(Phrase.of(FailureWording.NOT_CONNECTED, phone.label()));
        }
        return part;
    }

    private void push(LabPhone phone, ShardGraph graph, BooleanSupplier stopped)
            throws AdbException, IOException, LabException {
        ProvisionedPhone provisioned = connected(phone, phone.provisioned());
        report.step(phone, LabStep.PUSH_SHARD, StepState.RUNNING, 0, "");
        boolean done = false;
        try {
            SyncReport sent = sync.push(
                    provisioned.device(),
                    files(graph),
                    (file, doneBytes, totalBytes) -> {
                        report.step(
                                phone,
                                LabStep.PUSH_SHARD,
                                StepState.RUNNING,
                                totalBytes == 0 ? 0 : (double) doneBytes / totalBytes,
                                file.local().getFileName() + ", " + Quantities.bytes(doneBytes) + " of "
                                        + Quantities.bytes(totalBytes));
                        report.sent(phone, doneBytes, totalBytes);
                    },
                    stopped);
            done = true;
            boolean nothing = sent.sent().isEmpty();
            report.step(
                    phone,
                    LabStep.PUSH_SHARD,
                    nothing ? StepState.SKIPPED : StepState.DONE,
                    1,
                    nothing ? "Its layers are there already" : Quantities.bytes(sent.sentBytes()) + " sent");
        } finally {
            if (!done) {
                report.step(phone, LabStep.PUSH_SHARD, StepState.FAILED, 0, "");
            }
        }
    }

    /** Where a phone keeps the files of a model; ends with a slash. */
    static String folder(ModelManifest manifest) {
        return MODELS + manifest.modelId() + "/";
    }

    private List<PushFile> files(ShardGraph graph) throws IOException {
        ModelManifest manifest = store.manifest();
        String folder = folder(manifest);
        List<PushFile> files = new ArrayList<>();
        for (StoreFile file : manifest.weightsFor(graph.range())) {
            files.add(new PushFile(
                    store.file(file.name()), folder + file.name(), READABLE, file.sizeBytes(), file.sha256()));
        }
        Path local = ShardRequests.writeGraph(store.folder(), graph);
        files.add(new PushFile(local, folder + graph.fileName(), READABLE, graph.onnx().length, graph.sha256()));
        return files;
    }
}
