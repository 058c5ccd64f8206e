package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.failure.ModelPackageException;

/** Cuts model packages into layer stores. */
public final class Partitioner {
    /**
     * Makes the layer store of a model package below {@code storesFolder}, or opens the one that an earlier run made of
     * the same files with the same options. A store appears whole or not at all.
     *
     * @param cancelled asked often; once true, the run cleans up and ends
     * @throws ModelPackageException if the package cannot be used, or there is no room on the disk
     * @throws CancellationException if it was cancelled
     */
    public LayerStore partition(
            Path packageFolder,
            Path storesFolder,
            PartitionOptions options,
            PartitionListener listener,
            BooleanSupplier cancelled)
            throws IOException, ModelPackageException {
        throw new UnsupportedOperationException();
    }
}
