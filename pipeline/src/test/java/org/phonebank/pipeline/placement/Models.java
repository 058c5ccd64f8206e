package org.phonebank.pipeline.placement;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.manifest.DecoderSettings;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.StoreFile;

/** Manifests with chosen sizes. */
public final class Models {
    static final int CONTEXT = 64;
    /** Bytes of one layer's cache of one conversation: key and value, 1 head of 8 values, {@link #CONTEXT} positions. */
    public static final long CACHE = 2L * 8 * Float.BYTES * CONTEXT;

    private Models() {}

    /** Sizes in bytes of weights in memory; files have half of them. */
    public static ModelManifest of(long embedding, long head, long rope, long... layers) {
        List<StoreFile> files = new ArrayList<>();
        files.add(file("embed.bin", FileRole.EMBED, -1, embedding));
        for (int i = 0; i < layers.length; i++) {
            files.add(file("layer-" + i + ".bin", FileRole.LAYER, i, layers[i]));
        }
        files.add(file("head.bin", FileRole.HEAD, -1, head));
        files.add(file("rope.bin", FileRole.SHARED, -1, rope));
        files.add(file("tokenizer.json", FileRole.TOKENIZER, -1, 0));
        return new ModelManifest(
                ModelManifest.FORMAT_VERSION,
                "toy",
                "Toy",
                "LlamaForCausalLM",
                new ModelShape(layers.length, 8, 16, 1, 1, 8, 100, CONTEXT),
                32,
                1000,
                List.of(2),
                new DecoderSettings("decoder", 1e-5f),
                files,
                List.of());
    }

    private static StoreFile file(String name, FileRole role, int layer, long residentBytes) {
        return new StoreFile(name, role, layer, residentBytes / 2, "0".repeat(64), residentBytes);
    }
}
