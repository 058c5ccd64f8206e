package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Map;

/**
 * What the inputs and outputs of a source graph are for.
 *
 * @param tokens name of the input of token ids, [1, T]
 * @param tokensType its element type
 * @param others the other inputs that are no caches
 * @param pairs the caches, in the order in which layers run
 * @param logits name of the output, [1, T, vocabulary]
 */
record SourceInterface(
        String tokens, int tokensType, Map<ValueInfoProto, CallerInput> others, List<KvPair> pairs, String logits) {
    SourceInterface {
        others = Map.copyOf(others);
        pairs = List.copyOf(pairs);
    }

    int layers() {
        return pairs.size();
    }
}
