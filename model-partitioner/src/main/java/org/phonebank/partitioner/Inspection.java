package org.phonebank.partitioner;

import java.nio.file.Path;
import java.util.List;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.StoreFile;

/**
 * What a model package or a layer store holds.
 *
 * @param partitioned true for a layer store
 * @param folder where its tokenizer files are, if it has any
 * @param architecture as the package names it
 * @param shape sizes; {@code contextLength} is the model's own for a package, the cut's for a store
 * @param bits bits of a layer's matrices as stored; single weights may have others
 * @param layerBytes bytes of each layer as stored
 * @param edgeBytes bytes of everything else as stored: embedding, final norm, head and what layers share
 * @param kvBytesPerToken bytes of key and value one token takes in all layers together
 * @param tokenizer whether there is a tokenizer that can be read
 * @param chatTemplate whether there is a chat template and it can be rendered
 * @param specialTokens whether tokenizer, chat template and stop tokens agree about where an answer ends
 * @param stopTokenIds ids that end an answer, ascending
 * @param cut the store; for a package the one that cutting it would give, whose hashes are zeros
 * @param errors what quantizing has cost; empty for a package, and where nothing was quantized
 */
public record Inspection(
        boolean partitioned,
        Path folder,
        String name,
        String architecture,
        long parameters,
        ModelShape shape,
        int bits,
        List<Long> layerBytes,
        long edgeBytes,
        long kvBytesPerToken,
        Finding tokenizer,
        Finding chatTemplate,
        Finding specialTokens,
        List<Integer> stopTokenIds,
        ModelManifest cut,
        List<LayerError> errors) {
    public Inspection {
        layerBytes = List.copyOf(layerBytes);
        stopTokenIds = List.copyOf(stopTokenIds);
        errors = List.copyOf(errors);
    }

    /** Bytes of each layer as cut. */
    public List<Long> cutLayerBytes() {
        return cut.files().stream()
                .filter(file -> file.role() == FileRole.LAYER)
                .map(StoreFile::sizeBytes)
                .toList();
    }

    /** Bytes of the other weight files as cut. */
    public long cutEdgeBytes() {
        return cut.files().stream()
                .filter(file ->
                        file.role() == FileRole.EMBED || file.role() == FileRole.HEAD || file.role() == FileRole.SHARED)
                .mapToLong(StoreFile::sizeBytes)
                .sum();
    }
}
