package org.phonebank.partitioner;

import java.util.Arrays;
import java.util.Objects;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * The ONNX graph of a shard. It holds no weights: it names the layer store's weight files, which must lie in the same
 * folder as the graph when it is loaded.
 *
 * @param fileName the name under which it is stored beside the weights
 * @param onnx the graph as ONNX protobuf; treat as read-only
 * @param sha256 of {@code onnx}, lower-case hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record ShardGraph(LayerRange range, String fileName, byte[] onnx, String sha256) {
    @Override
    public boolean equals(Object other) {
        return other instanceof ShardGraph graph
                && range.equals(graph.range)
                && fileName.equals(graph.fileName)
                && Arrays.equals(onnx, graph.onnx);
    }

    @Override
    public int hashCode() {
        return Objects.hash(range, fileName, sha256);
    }

    @Override
    public String toString() {
        return fileName + " (" + onnx.length + " bytes)";
    }
}
