package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.intake.ModelPackage;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.plan.LaidOutFile;
import org.phonebank.partitioner.plan.StorePlan;
import org.phonebank.partitioner.quantize.Quantization;
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
        Quantization quantization,
        int contextLength,
        PartitionListener listener,
        BooleanSupplier cancelled) {
    /** Left free besides what the store needs: graphs, logs, and whatever else uses the disk meanwhile. */
    private static final long SPARE_BYTES = 16L << 20;

    Path into(StoresFolder stores, DiskSpace space) throws IOException, ModelPackageException {
        StorePlan plan = model.plan(quantization, contextLength, tensors);
        List<LaidOutFile> files = plan.files().stream().map(LaidOutFile::of).toList();
        long needed = files.stream().mapToLong(LaidOutFile::sizeBytes).sum() + SPARE_BYTES;
        Path unfinished = stores.newUnfinished(modelId);
        boolean finished = false;
        try {
            requireSpace(unfinished, needed, space);
            ModelManifest manifest = write(unfinished, plan, files);
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

    private ModelManifest write(Path folder, StorePlan plan, List<LaidOutFile> files)
            throws IOException, ModelPackageException {
        new WeightWriter(tensors, cancelled).write(files, folder, listener::progress);
        Map<String, FileRole> desktopFiles = new LinkedHashMap<>();
        if (plan.graph() != null) {
            Files.write(folder.resolve(StorePlan.GRAPH_FILE), plan.graph().toByteArray());
            desktopFiles.put(StorePlan.GRAPH_FILE, FileRole.GRAPH);
        }
        for (String name : model.tokenizerFiles()) {
            Files.copy(model.folder().resolve(name), folder.resolve(name));
            desktopFiles.put(name, FileRole.TOKENIZER);
        }
        List<StoreFile> described =
                new FileChecker(cancelled).describe(files, desktopFiles, folder, listener::progress);
        return new ModelManifest(
                ModelManifest.FORMAT_VERSION,
                modelId,
                model.name(),
                model.architecture(),
                model.shape().withContextLength(contextLength),
                quantization.bits(),
                plan.parameters(),
                model.stopTokenIds(),
                plan.decoder(),
                described,
                files.stream().flatMap(file -> file.stored().stream()).toList());
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
