package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Path;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.store.ManifestFile;

/** Says what a model package or a layer store holds, without reading its weights. */
public final class ModelInspector {
    private static final int USUAL_BITS = 4;

    private ModelInspector() {}

    /**
     * Inspects a folder, as if a package were cut in the usual way.
     *
     * @throws ModelPackageException if the folder is neither a model package that can be used nor a layer store
     */
    public static Inspection inspect(Path packageOrStore) throws IOException, ModelPackageException {
        return inspect(packageOrStore, PartitionOptions.ofBits(USUAL_BITS));
    }

    /**
     * Inspects a folder.
     *
     * @param options how it would be cut, for what a package does not say itself
     * @throws ModelPackageException if the folder is neither a model package that can be used nor a layer store
     */
    public static Inspection inspect(Path packageOrStore, PartitionOptions options)
            throws IOException, ModelPackageException {
        return ManifestFile.isIn(packageOrStore)
                ? StoreInspection.of(LayerStore.open(packageOrStore))
                : PackageInspection.of(packageOrStore, options);
    }
}
