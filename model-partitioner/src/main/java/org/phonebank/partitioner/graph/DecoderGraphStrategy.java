package org.phonebank.partitioner.graph;

import java.nio.file.Path;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;

/** Graphs of the shards of a decoder, built from what the manifest says about it. */
final class DecoderGraphStrategy implements GraphStrategy {
    @Override
    public byte[] build(ModelManifest manifest, Path folder, LayerRange range) {
        if (range.end() > manifest.shape().layers()) {
            throw new IllegalArgumentException("The model " + manifest.name() + " has only "
                    + manifest.shape().layers() + " layers.");
        }
        if (manifest.decoder().layers().size() != manifest.shape().layers()) {
            throw new IllegalArgumentException("The layer store of " + manifest.name()
                    + " does not describe its layers; partition the model again.");
        }
        return new DecoderShard(manifest, range).build();
    }
}
