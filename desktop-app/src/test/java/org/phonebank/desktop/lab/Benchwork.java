package org.phonebank.desktop.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.phonebank.partitioner.manifest.DecoderSettings;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.pipeline.placement.WorkbenchOptions;

/** Workbenches with a small model and phones that have room for all of it; the first phone holds it. */
final class Benchwork {
    static final int LAYERS = 4;
    private static final long ROOM = 1L << 30;

    private Benchwork() {}

    static Workbench bench(String... serials) {
        List<BenchPhone> phones = Arrays.stream(serials)
                .map(serial -> BenchPhone.of(serial, serial, ROOM, 1e9))
                .toList();
        return new Workbench(
                "Toy",
                StageCosts.of(model(), 2),
                phones,
                new Arrangement(List.of(new Arrangement.Assigned(serials[0], new LayerRange(0, LAYERS)))),
                WorkbenchOptions.ofAnswers(1));
    }

    private static ModelManifest model() {
        List<StoreFile> files = new ArrayList<>();
        for (int layer = 0; layer < LAYERS; layer++) {
            files.add(new StoreFile("layer-" + layer + ".bin", FileRole.LAYER, layer, 1000, "0".repeat(64), 1000));
        }
        files.add(new StoreFile("embed.bin", FileRole.EMBED, -1, 1000, "0".repeat(64), 1000));
        files.add(new StoreFile("head.bin", FileRole.HEAD, -1, 1000, "0".repeat(64), 1000));
        files.add(new StoreFile("rope.bin", FileRole.SHARED, -1, 1000, "0".repeat(64), 1000));
        files.add(new StoreFile("tokenizer.json", FileRole.TOKENIZER, -1, 1000, "0".repeat(64), 1000));
        return new ModelManifest(
                ModelManifest.FORMAT_VERSION,
                "toy",
                "Toy",
                "LlamaForCausalLM",
                new ModelShape(LAYERS, 8, 16, 1, 1, 8, 100, 64),
                32,
                1000,
                List.of(2),
                new DecoderSettings("decoder", 1e-5f),
                files,
                List.of());
    }
}
