package org.phonebank.desktop.keeping;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.manifest.DecoderSettings;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.StoreFile;

/** A model of layers that are all alike; there are no files of it. */
public final class ToyModel {
    private ToyModel() {}

    /**
     * Its manifest.
     *
     * @param endBytes of the embedding, and of the head
     */
    public static ModelManifest of(int layers, long layerBytes, long endBytes) {
        List<StoreFile> files = new ArrayList<>();
        files.add(file("embed.bin", FileRole.EMBED, -1, endBytes));
        for (int layer = 0; layer < layers; layer++) {
            files.add(file("layer-" + layer + ".bin", FileRole.LAYER, layer, layerBytes));
        }
        files.add(file("head.bin", FileRole.HEAD, -1, endBytes));
        return new ModelManifest(
                ModelManifest.FORMAT_VERSION,
                "toy",
                "Toy",
                "LlamaForCausalLM",
                new ModelShape(layers, 8, 16, 1, 1, 8, 100, 64),
                32,
                1000,
                List.of(2),
                new DecoderSettings("decoder", 1e-5f),
                files,
                List.of());
    }

    private static StoreFile file(String name, FileRole role, int layer, long bytes) {
        return new StoreFile(name, role, layer, bytes, "0".repeat(64), bytes);
    }
}
