package org.phonebank.partitioner;

import java.util.List;
import org.phonebank.partitioner.manifest.ModelShape;

/**
 * What a model package or a layer store holds.
 *
 * @param partitioned true for a layer store
 * @param architecture as the package names it
 * @param shape sizes; {@code contextLength} is the model's own for a package, the cut's for a store
 * @param bits bits of a layer's matrices as stored; single weights may have others
 * @param layerBytes bytes of each layer as stored
 * @param edgeBytes bytes of embedding, final norm and head as stored
 * @param kvBytesPerToken bytes of key and value one token takes in all layers together (F32)
 * @param tokenizer whether there is a tokenizer that can be read
 * @param chatTemplate whether there is a chat template and it can be rendered
 * @param stopTokenIds ids that end an answer, ascending
 */
public record Inspection(
        boolean partitioned,
        String name,
        String architecture,
        long parameters,
        ModelShape shape,
        int bits,
        List<Long> layerBytes,
        long edgeBytes,
        long kvBytesPerToken,
        boolean tokenizer,
        boolean chatTemplate,
        List<Integer> stopTokenIds) {
    public Inspection {
        layerBytes = List.copyOf(layerBytes);
        stopTokenIds = List.copyOf(stopTokenIds);
    }
}
