package org.phonebank.desktop.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.phonebank.desktop.data.AtomicFiles;
import org.phonebank.partitioner.ShardGraph;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.protocol.v1.StoredFile;

/** Says in the words of the protocol what the manifest says of a range of layers. */
public final class ShardRequests {

    private ShardRequests() {}

    /**
     * The shard of this graph, whose files are on the phone.
     *
     * @param conversations that the phone shall keep room for
     */
    public static LoadShardRequest load(ModelManifest manifest, ShardGraph graph, int conversations) {
        LayerRange range = graph.range();
        ModelShape shape = manifest.shape();
        LoadShardRequest.Builder request = LoadShardRequest.newBuilder()
                .setShardId(shardId(manifest, range))
                .setModelId(manifest.modelId())
                .setGraph(StoredFile.newBuilder()
                        .setName(graph.fileName())
                        .setSizeBytes(graph.onnx().length)
                        .setSha256(graph.sha256()))
                .setFirstLayer(range.first())
                .setEndLayer(range.end())
                .setTakesTokens(range.first() == 0)
                .setGivesCandidates(range.end() == shape.layers())
                .setHiddenSize(shape.hiddenSize())
                .setVocabularySize(shape.vocabularySize())
                .setKvHeads(shape.kvHeads())
                .setHeadDim(shape.headDim())
                .setKvFormat(KvFormats.inProtocol(shape.kvFormat()))
                .setContextLength(shape.contextLength())
                .setMaxSequences(conversations)
                .setResidentBytes(manifest.residentBytes(range));
        for (StoreFile file : manifest.weightsFor(range)) {
            request.addWeights(StoredFile.newBuilder()
                    .setName(file.name())
                    .setSizeBytes(file.sizeBytes())
                    .setSha256(file.sha256()));
        }
        return request.build();
    }

    /** Names a range of layers of a model on a phone. */
    static String shardId(ModelManifest manifest, LayerRange range) {
        return manifest.modelId() + "." + range.first() + "-" + range.end();
    }

    /** Puts the graph beside its weights; a graph that is there already is kept. */
    public static Path writeGraph(Path folder, ShardGraph graph) throws IOException {
        Path file = folder.resolve(graph.fileName());
        boolean there = Files.isRegularFile(file)
                && Files.size(file) == graph.onnx().length
                && AtomicFiles.digest(Files.newInputStream(file)).equals(graph.sha256());
        if (!there) {
            AtomicFiles.write(file, new ByteArrayInputStream(graph.onnx()));
        }
        return file;
    }
}
