package org.phonebank.partitioner.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.phonebank.partitioner.cut.ShardCutter;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.plan.StorePlan;

/** Graphs of shards of a model that came as ONNX: parts of its own graph. */
final class OnnxGraphStrategy implements GraphStrategy {
    @Override
    public byte[] build(ModelManifest manifest, Path folder, LayerRange range) throws IOException {
        return ShardCutter.cut(Files.readAllBytes(folder.resolve(StorePlan.GRAPH_FILE)), manifest, range);
    }
}
