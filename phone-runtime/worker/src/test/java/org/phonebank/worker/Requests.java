package org.phonebank.worker;

import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.protocol.v1.StoredFile;
import org.phonebank.worker.shard.KvFormat;
import org.phonebank.worker.shard.ShardFile;
import org.phonebank.worker.shard.ShardSpec;

/** Requests as a desktop makes them. */
final class Requests {
    private Requests() {}

    static LoadShardRequest load(ShardSpec spec) {
        LoadShardRequest.Builder request = LoadShardRequest.newBuilder()
                .setShardId(spec.shardId())
                .setModelId(spec.modelId())
                .setGraph(file(spec.graph()))
                .setFirstLayer(spec.firstLayer())
                .setEndLayer(spec.endLayer())
                .setTakesTokens(spec.takesTokens())
                .setGivesCandidates(spec.givesCandidates())
                .setHiddenSize(spec.hiddenSize())
                .setVocabularySize(spec.vocabularySize())
                .setKvHeads(spec.kvHeads())
                .setHeadDim(spec.headDim())
                .setKvFormat(
                        spec.kvFormat() == KvFormat.F16
                                ? org.phonebank.protocol.v1.KvFormat.KV_FORMAT_F16
                                : org.phonebank.protocol.v1.KvFormat.KV_FORMAT_F32)
                .setContextLength(spec.contextLength())
                .setMaxSequences(spec.maxSequences())
                .setThreads(spec.threads());
        spec.weights().forEach(weights -> request.addWeights(file(weights)));
        return request.build();
    }

    static StoredFile file(ShardFile file) {
        return StoredFile.newBuilder()
                .setName(file.name())
                .setSizeBytes(file.sizeBytes())
                .setSha256(file.sha256())
                .build();
    }
}
