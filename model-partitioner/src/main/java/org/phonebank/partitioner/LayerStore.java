package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Path;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;

/** A complete layer store on disk. */
public final class LayerStore {
    private final Path folder;
    private final ModelManifest manifest;

    LayerStore(Path folder, ModelManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Opens a store and checks that every file is there in its full size.
     *
     * @throws ModelPackageException if the folder is no layer store, or one that is damaged
     */
    public static LayerStore open(Path folder) throws IOException, ModelPackageException {
        throw new UnsupportedOperationException();
    }

    public Path folder() {
        return folder;
    }

    public ModelManifest manifest() {
        return manifest;
    }

    /** Makes the graph of these layers. Cheap enough to do on demand: it reads no weights. */
    public ShardGraph graph(LayerRange range) {
        throw new UnsupportedOperationException();
    }

    /**
     * The path of a file that the manifest names.
     *
     * @throws IllegalArgumentException if the manifest does not name it
     */
    public Path file(String name) {
        throw new UnsupportedOperationException();
    }
}
