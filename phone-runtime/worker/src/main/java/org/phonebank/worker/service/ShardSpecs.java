package org.phonebank.worker.service;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.protocol.v1.StoredFile;
import org.phonebank.worker.shard.KvFormat;
import org.phonebank.worker.shard.ShardFile;
import org.phonebank.worker.shard.ShardSpec;

/** Reads the specification of a shard out of a request. */
final class ShardSpecs {
    private ShardSpecs() {}

    /** @throws IllegalArgumentException if the request is malformed; the message says where */
    static ShardSpec of(LoadShardRequest request) {
        List<ShardFile> weights = new ArrayList<>();
        for (StoredFile file : request.getWeightsList()) {
            weights.add(file(file));
        }
        return ShardSpec.builder()
                .shardId(request.getShardId())
                .modelId(request.getModelId())
                .graph(file(request.getGraph()))
                .weights(weights)
                .layers(request.getFirstLayer(), request.getEndLayer())
                .takesTokens(request.getTakesTokens())
                .givesCandidates(request.getGivesCandidates())
                .hiddenSize(request.getHiddenSize())
                .vocabularySize(request.getVocabularySize())
                .kv(request.getKvHeads(), request.getHeadDim(), kvFormat(request))
                .contextLength(request.getContextLength())
                .maxSequences(request.getMaxSequences())
                .threads(request.getThreads())
                .residentBytes(request.getResidentBytes())
                .build();
    }

    private static KvFormat kvFormat(LoadShardRequest request) {
        switch (request.getKvFormat()) {
            case KV_FORMAT_F32:
                return KvFormat.F32;
            case KV_FORMAT_F16:
                return KvFormat.F16;
            default:
                throw new IllegalArgumentException("The request for shard " + request.getShardId()
                        + " gives no number format of KV buffers that this worker knows, but the value "
                        + request.getKvFormatValue() + ".");
        }
    }

    private static ShardFile file(StoredFile file) {
        return new ShardFile(file.getName(), file.getSizeBytes(), file.getSha256());
    }
}
