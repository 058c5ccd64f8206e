package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Path;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.store.ManifestFile;

/** Says what a model package or a layer store holds, without reading its weights. */
public final class ModelInspector {
    private ModelInspector() {}

    /**
     * Inspects a folder.
     *
     * @throws ModelPackageException if the folder is neither a model package that can be used nor a layer store
     */
    public static Inspection inspect(Path packageOrStore) throws IOException, ModelPackageException {
        return ManifestFile.isIn(packageOrStore)
                ? StoreInspection.of(LayerStore.open(packageOrStore))
                : PackageInspection.of(packageOrStore);
    }
}
