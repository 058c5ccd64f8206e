package org.phonebank.desktop.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.ShardGraph;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.pipeline.generation.HubRoute;
import org.phonebank.pipeline.generation.RouteStep;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.worker.shard.Shard;
import org.phonebank.worker.shard.ShardException;
import org.phonebank.worker.shard.ShardFile;
import org.phonebank.worker.shard.ShardSpec;

/** Shards of a model, usually all of them, that run in this process, without phones: for checks and comparisons. */
public final class LocalChain implements AutoCloseable {
    private static final long PROBE_SEQUENCE = 1;

    private final ModelManifest manifest;
    private final List<StageLink> stages;
    private final List<LayerRange> ranges;

    private LocalChain(ModelManifest manifest, List<StageLink> stages, List<LayerRange> ranges) {
        this.manifest = manifest;
        this.stages = stages;
        this.ranges = ranges;
    }

    /**
     * Opens the shards, the first of them with one layer more where layers cannot be shared evenly.
     *
     * @param shards from 1 to the number of layers
     * @throws LabException if a shard cannot be opened
     */
    public static LocalChain open(LayerStore store, int shards) throws IOException, LabException {
        return open(store, split(store.manifest().shape().layers(), shards));
    }

    /**
     * Opens a shard for each of these ranges.
     *
     * @throws LabException if a shard cannot be opened
     */
    public static LocalChain open(LayerStore store, List<LayerRange> ranges) throws IOException, LabException {
        LocalChain chain = new LocalChain(store.manifest(), new ArrayList<>(), List.copyOf(ranges));
        boolean complete = false;
        try {
            for (LayerRange range : ranges) {
                chain.stages.add(stage(store, range));
            }
            complete = true;
            return chain;
        } finally {
            if (!complete) {
                chain.close();
            }
        }
    }

    public List<StageLink> stages() {
        return List.copyOf(stages);
    }

    public List<LayerRange> ranges() {
        return ranges;
    }

    /** Logits of every token of the vocabulary after the prompt; the ranges must be the whole model. */
    public float[] lastLogits(int[] promptIds) throws StageException, InterruptedException {
        int vocabulary = manifest.shape().vocabularySize();
        RouteStep step = new HubRoute(stages).start(Frame.tokens(0, PROBE_SEQUENCE, 0, promptIds, vocabulary));
        CandidateList candidates;
        try {
            candidates = CandidateList.of(step.answer().get().frame());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StageException failed) {
                throw failed;
            }
            throw new IllegalStateException(e);
        }
        float[] logits = new float[vocabulary];
        for (int i = 0; i < candidates.size(); i++) {
            logits[candidates.id(i)] = candidates.logit(i);
        }
        return logits;
    }

    @Override
    public void close() {
        stages.forEach(StageLink::close);
    }

    static List<LayerRange> split(int layers, int shards) {
        List<LayerRange> ranges = new ArrayList<>();
        int first = 0;
        for (int shard = 0; shard < shards; shard++) {
            int count = layers / shards + (shard < layers % shards ? 1 : 0);
            ranges.add(new LayerRange(first, first + count));
            first += count;
        }
        return ranges;
    }

    private static StageLink stage(LayerStore store, LayerRange range) throws IOException, LabException {
        ShardGraph graph = store.graph(range);
        ShardRequests.writeGraph(store.folder(), graph);
        String name = "layers " + range.first() + " to " + (range.end() - 1);
        try {
            return new LocalStage(name, Shard.open(store.folder(), spec(store.manifest(), graph)));
        } catch (ShardException e) {
            throw new LabException(Phrase.of(FailureWording.SHARD_UNUSABLE, name, Causes.cause(e)), e);
        }
    }

    private static ShardSpec spec(ModelManifest manifest, ShardGraph graph) {
        LayerRange range = graph.range();
        ModelShape shape = manifest.shape();
        List<ShardFile> weights = new ArrayList<>();
        for (StoreFile file : manifest.weightsFor(range)) {
            weights.add(new ShardFile(file.name(), file.sizeBytes(), file.sha256()));
        }
        return ShardSpec.builder()
                .shardId("local." + range.first() + "-" + range.end())
                .modelId(manifest.modelId())
                .graph(new ShardFile(graph.fileName(), graph.onnx().length, graph.sha256()))
                .weights(weights)
                .layers(range.first(), range.end())
                .takesTokens(range.first() == 0)
                .givesCandidates(range.end() == shape.layers())
                .hiddenSize(shape.hiddenSize())
                .vocabularySize(shape.vocabularySize())
                .kv(shape.kvHeads(), shape.headDim(), KvFormats.inWorker(shape.kvFormat()))
                .contextLength(shape.contextLength())
                .maxSequences(LabSettings.CONVERSATIONS)
                .residentBytes(manifest.residentBytes(range))
                .build();
    }
}
