package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.intake.ModelPackage;
import org.phonebank.partitioner.intake.TensorCheck;
import org.phonebank.partitioner.manifest.DecoderSettings;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.plan.LaidOutFile;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.source.TensorSource;
import org.phonebank.partitioner.store.FileChecker;
import org.phonebank.partitioner.store.ManifestFile;
import org.phonebank.partitioner.store.StoresFolder;
import org.phonebank.partitioner.store.WeightWriter;

/** One run: from a model package to a whole store in its place. */
record PartitionRun(
        ModelPackage model,
        TensorSource tensors,
        String modelId,
        int bits,
        int contextLength,
        PartitionListener listener,
        BooleanSupplier cancelled) {
    /** Left free besides what the store needs: graphs, logs, and whatever else uses the disk meanwhile. */
    private static final long SPARE_BYTES = 16L << 20;

    Path into(StoresFolder stores, DiskSpace space) throws IOException, ModelPackageException {
        List<PlannedFile> plan = model.family().plan(model.settings(), contextLength, bits);
        long parameters = TensorCheck.countParameters(plan, tensors);
        List<LaidOutFile> files = plan.stream().map(LaidOutFile::of).toList();
        long needed = files.stream().mapToLong(LaidOutFile::sizeBytes).sum() + SPARE_BYTES;
        Path unfinished = stores.newUnfinished(modelId);
        boolean finished = false;
        try {
            requireSpace(unfinished, needed, space);
            ModelManifest manifest = write(unfinished, files, parameters);
            ManifestFile.write(unfinished, manifest);
            Path store = stores.finish(unfinished, modelId);
            finished = true;
            return store;
        } finally {
            if (!finished) {
                StoresFolder.remove(unfinished);
            }
        }
    }

    private ModelManifest write(Path folder, List<LaidOutFile> files, long parameters)
            throws IOException, ModelPackageException {
        new WeightWriter(tensors, cancelled).write(files, folder, listener::progress);
        List<String> tokenizerFiles = model.tokenizerFiles();
        for (String name : tokenizerFiles) {
            Files.copy(model.folder().resolve(name), folder.resolve(name));
        }
        List<StoreFile> described =
                new FileChecker(cancelled).describe(files, tokenizerFiles, folder, listener::progress);
        return new ModelManifest(
                ModelManifest.FORMAT_VERSION,
                modelId,
                model.name(),
                model.settings().architecture(),
                shape(),
                bits,
                parameters,
                model.stopTokenIds(),
                new DecoderSettings(model.family().graph(), model.settings().normEpsilon()),
                described,
                files.stream().flatMap(file -> file.stored().stream()).toList());
    }

    private ModelShape shape() {
        ModelShape own = model.settings().shape();
        return new ModelShape(
                own.layers(),
                own.hiddenSize(),
                own.intermediateSize(),
                own.attentionHeads(),
                own.kvHeads(),
                own.headDim(),
                own.vocabularySize(),
                contextLength);
    }

    private void requireSpace(Path folder, long needed, DiskSpace space) throws IOException, ModelPackageException {
        long free = space.usableBytes(folder);
        if (free < needed) {
            throw new ModelPackageException("There is no room for the layer store of " + model.name() + ": it needs "
                    + (needed >> 20) + " MiB and the disk of " + folder.getParent() + " has " + (free >> 20)
                    + " MiB free. Free some space or choose fewer bits.");
        }
    }
}
