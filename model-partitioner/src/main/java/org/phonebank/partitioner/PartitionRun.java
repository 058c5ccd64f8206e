package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.intake.Fingerprint;
import org.phonebank.partitioner.intake.ModelPackage;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.plan.LaidOutFile;
import org.phonebank.partitioner.plan.StorePlan;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.source.TensorSource;
import org.phonebank.partitioner.store.DesktopFiles;
import org.phonebank.partitioner.store.ManifestFile;
import org.phonebank.partitioner.store.StoreOrigin;
import org.phonebank.partitioner.store.StoresFolder;
import org.phonebank.partitioner.store.UnfinishedStore;
import org.phonebank.partitioner.store.WeightWriter;
import org.phonebank.partitioner.store.WholeFile;

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

    /** Makes the store, continuing what an interrupted run has left of it. */
    Path into(StoresFolder stores, DiskSpace space) throws IOException, ModelPackageException {
        StorePlan plan = model.plan(quantization, contextLength, tensors);
        List<LaidOutFile> files = plan.files().stream().map(LaidOutFile::of).toList();
        StoreOrigin origin = new StoreOrigin(modelId, source(), options());
        UnfinishedStore unfinished =
                stores.unfinished(origin, files, listener::progress, listener::wholeFiles, cancelled);
        try {
            requireSpace(unfinished, stores, space);
            return finish(unfinished, stores, plan);
        } finally {
            if (unfinished.whole().isEmpty()) {
                StoresFolder.remove(unfinished.folder());
            }
        }
    }

    private Path finish(UnfinishedStore unfinished, StoresFolder stores, StorePlan plan)
            throws IOException, ModelPackageException {
        try {
            ModelManifest manifest = write(unfinished, plan);
            requireUnchangedSource();
            ManifestFile.write(unfinished.folder(), manifest);
            return stores.finish(unfinished, modelId);
        } catch (ModelPackageException e) {
            // The package is wrong, so that nothing of this can be continued.
            StoresFolder.remove(unfinished.folder());
            throw e;
        }
    }

    private String source() throws IOException, ModelPackageException {
        return model.sourceFiles().stream()
                .map(file -> file.toAbsolutePath().normalize().toString())
                .collect(Collectors.joining("\n"));
    }

    private String options() {
        return quantization + " context " + contextLength;
    }

    private ModelManifest write(UnfinishedStore unfinished, StorePlan plan) throws IOException, ModelPackageException {
        new WeightWriter(tensors, cancelled).write(unfinished, listener::progress);
        List<WholeFile> whole = unfinished.whole();
        List<StoreFile> described =
                new ArrayList<>(whole.stream().map(WholeFile::file).toList());
        described.addAll(desktopFiles(unfinished.folder(), plan));
        return new ModelManifest(
                ModelManifest.FORMAT_VERSION,
                modelId,
                model.name(),
                model.architecture(),
                model.shape().withContextLength(contextLength),
                model.storedBits(quantization.bits()),
                plan.parameters(),
                model.stopTokenIds(),
                plan.decoder(),
                described,
                whole.stream().flatMap(file -> file.weights().stream()).toList());
    }

    private List<StoreFile> desktopFiles(Path folder, StorePlan plan) throws IOException {
        DesktopFiles files = new DesktopFiles(folder, cancelled);
        if (plan.graph() != null) {
            files.write(StorePlan.GRAPH_FILE, FileRole.GRAPH, plan.graph().toByteArray());
        }
        for (String name : model.tokenizerFiles()) {
            files.copy(model.folder().resolve(name), FileRole.TOKENIZER);
        }
        return files.written();
    }

    /** Half a store of the old weights and half of the new ones would look like any other. */
    private void requireUnchangedSource() throws IOException, ModelPackageException {
        if (!Fingerprint.modelId(model, quantization, contextLength).equals(modelId)) {
            throw new ModelPackageException(ModelProblem.CHANGED, model.folder());
        }
    }

    private void requireSpace(UnfinishedStore unfinished, StoresFolder stores, DiskSpace space)
            throws IOException, ModelPackageException {
        Path folder = unfinished.folder();
        long needed = unfinished.missingBytes() + SPARE_BYTES;
        if (space.usableBytes(folder) < needed) {
            stores.removeOthers(unfinished);
        }
        long free = space.usableBytes(folder);
        if (free < needed) {
            throw new ModelPackageException(
                    ModelProblem.NO_ROOM, model.name(), needed >> 20, String.valueOf(folder.getParent()), free >> 20);
        }
    }
}
