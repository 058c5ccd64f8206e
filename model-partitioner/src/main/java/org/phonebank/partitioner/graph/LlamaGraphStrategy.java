package org.phonebank.partitioner.graph;

import java.nio.file.Path;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;

/** Graphs of Llama shards. */
final class LlamaGraphStrategy implements GraphStrategy {
    @Override
    public byte[] build(ModelManifest manifest, Path folder, LayerRange range) {
        if (range.end() > manifest.shape().layers()) {
            throw new IllegalArgumentException("The model " + manifest.name() + " has only "
                    + manifest.shape().layers() + " layers.");
        }
        return new LlamaShard(manifest, range).build();
    }
}
