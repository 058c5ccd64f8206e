package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.intake.Fingerprint;
import org.phonebank.partitioner.intake.ModelPackage;
import org.phonebank.partitioner.source.TensorSource;
import org.phonebank.partitioner.store.ManifestFile;
import org.phonebank.partitioner.store.StoresFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts model packages into layer stores. */
public final class Partitioner {
    private static final Logger log = LoggerFactory.getLogger(Partitioner.class);

    private final DiskSpace space;

    public Partitioner() {
        this(folder -> Files.getFileStore(folder).getUsableSpace());
    }

    Partitioner(DiskSpace space) {
        this.space = space;
    }

    /**
     * Makes the layer store of a model package below {@code storesFolder}, or opens the one that an earlier run made of
     * the same files with the same options. A store appears whole or not at all; what an interrupted run has finished
     * of it is kept aside, and the next run with the same files and options continues there. Runs on the same stores
     * folder wait for each other.
     *
     * @param cancelled asked often, from several threads; once true, the run ends
     * @throws ModelPackageException if the package cannot be used, or there is no room on the disk
     * @throws CancellationException if it was cancelled, or the calling thread was interrupted
     */
    public LayerStore partition(
            Path packageFolder,
            Path storesFolder,
            PartitionOptions options,
            PartitionListener listener,
            BooleanSupplier cancelled)
            throws IOException, ModelPackageException {
        ModelPackage model =
                ModelPackages.open(packageFolder, options.quantization().bits());
        int contextLength = options.contextLengthFor(model);
        String modelId = Fingerprint.modelId(model, options.quantization(), contextLength);
        try (StoresFolder stores = StoresFolder.lock(storesFolder, listener::waiting, cancelled);
                TensorSource tensors = model.openTensors()) {
            Optional<LayerStore> earlier = openEarlier(storesFolder.resolve(modelId));
            if (earlier.isPresent()) {
                return earlier.get();
            }
            PartitionRun run = new PartitionRun(
                    model, tensors, modelId, options.quantization(), contextLength, listener, cancelled);
            return LayerStore.open(run.into(stores, space));
        }
    }

    private static Optional<LayerStore> openEarlier(Path store) throws IOException {
        if (!ManifestFile.isIn(store)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LayerStore.open(store));
        } catch (ModelPackageException e) {
            log.warn("The layer store {} is made again: {}", store, e.getMessage());
            return Optional.empty();
        }
    }
}
