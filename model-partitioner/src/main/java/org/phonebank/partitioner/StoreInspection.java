package org.phonebank.partitioner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.StoreFile;

/** Inspects a layer store. */
final class StoreInspection {
    private StoreInspection() {}

    static Inspection of(LayerStore store) throws IOException {
        ModelManifest manifest = store.manifest();
        List<Long> layerBytes = new ArrayList<>();
        long edgeBytes = 0;
        for (StoreFile file : manifest.weightsFor(manifest.allLayers())) {
            if (file.role() == FileRole.LAYER) {
                layerBytes.add(file.sizeBytes());
            } else {
                edgeBytes += file.sizeBytes();
            }
        }
        TextInspection text = TextInspection.of(
                store.folder(), manifest.stopTokenIds(), manifest.shape().vocabularySize());
        return new Inspection(
                true,
                store.folder(),
                manifest.name(),
                manifest.architecture(),
                manifest.parameters(),
                manifest.shape(),
                manifest.bits(),
                layerBytes,
                edgeBytes,
                manifest.shape().layers() * manifest.shape().kvBytesPerTokenAndLayer(),
                text.tokenizer(),
                text.chatTemplate(),
                text.specialTokens(),
                manifest.stopTokenIds(),
                manifest,
                LayerError.of(manifest));
    }
}
