package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.graph.GraphStrategies;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.store.ManifestFile;
import org.phonebank.partitioner.store.Sha256;

/** A complete layer store on disk. */
public final class LayerStore {
    private final Path folder;
    private final ModelManifest manifest;

    private LayerStore(Path folder, ModelManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Opens a store and checks that every file is there in its full size.
     *
     * @throws ModelPackageException if the folder is no layer store, or one that is damaged
     */
    public static LayerStore open(Path folder) throws IOException, ModelPackageException {
        ModelManifest manifest = ManifestFile.read(folder);
        for (StoreFile file : manifest.files()) {
            Path path = folder.resolve(file.name());
            if (!Files.isRegularFile(path) || Files.size(path) != file.sizeBytes()) {
                throw new ModelPackageException(ModelProblem.STORE_DAMAGED, folder, file.name());
            }
        }
        return new LayerStore(folder, manifest);
    }

    public Path folder() {
        return folder;
    }

    public ModelManifest manifest() {
        return manifest;
    }

    /**
     * Makes the graph of these layers. Cheap enough to do on demand: it reads no weights.
     *
     * @throws IllegalArgumentException if the model has no such layers
     */
    public ShardGraph graph(LayerRange range) throws IOException {
        byte[] onnx = GraphStrategies.named(manifest.decoder().graph()).build(manifest, folder, range);
        String fileName = String.format(Locale.ROOT, "shard-%02d-%02d.onnx", range.first(), range.end());
        return new ShardGraph(range, fileName, onnx, Sha256.of(onnx));
    }

    /**
     * The path of a file that the manifest names.
     *
     * @throws IllegalArgumentException if the manifest does not name it
     */
    public Path file(String name) {
        for (StoreFile file : manifest.files()) {
            if (file.name().equals(name)) {
                return folder.resolve(name);
            }
        }
        throw new IllegalArgumentException("The layer store " + folder + " has no file " + name + ".");
    }
}
