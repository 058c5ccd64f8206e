package org.phonebank.partitioner.graph;

import java.io.IOException;
import java.nio.file.Path;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;

/**
 * Builds the graph of a shard for one kind of model. Every strategy keeps to the interface that workers know:
 *
 * <ul>
 *   <li>inputs: {@code tokens} int64 [1, T] in the first shard, {@code hidden} float [1, T, hidden] in the others;
 *       {@code position} int64 [1], where the T new tokens start; {@code past.L.key} and {@code past.L.value} in
 *       the shape's KV format [1, kvHeads, context, headDim] for every layer L
 *   <li>outputs: {@code logits} float [1, vocabulary] of the last of the T tokens in the last shard,
 *       {@code hidden_out} float [1, T, hidden] in the others; {@code present.L.key} and {@code present.L.value}, which
 *       may be bound to the same memory as the past
 * </ul>
 */
public interface GraphStrategy {
    /**
     * Builds one graph.
     *
     * @param folder of the store
     * @return an ONNX model that refers to the weight files of the manifest
     * @throws IllegalArgumentException if the model has no such layers, or the manifest lacks a weight
     * @throws IOException if a file of the store that the graph is made of cannot be read
     */
    byte[] build(ModelManifest manifest, Path folder, LayerRange range) throws IOException;
}
