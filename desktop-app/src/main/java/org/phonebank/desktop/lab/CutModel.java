package org.phonebank.desktop.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.PartitionListener;
import org.phonebank.partitioner.PartitionOptions;
import org.phonebank.partitioner.Partitioner;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.provisioner.StepState;

/** Makes the layer store of a model, or takes the one that is there. */
final class CutModel {
    private final Path stores;
    private final Quantization quantization;
    private final LabReport report;
    private boolean cutting;

    CutModel(Path stores, Quantization quantization, LabReport report) {
        this.stores = stores;
        this.quantization = quantization;
        this.report = report;
    }

    LayerStore run(ModelChoice model, BooleanSupplier cancelled) throws IOException, ModelPackageException {
        report.step(LabStep.CUT_MODEL, StepState.RUNNING, 0, model.inspection().name());
        try {
            LayerStore store = open(model, cancelled);
            report.step(LabStep.CUT_MODEL, StepState.DONE, 1, describe(store.manifest()));
            return store;
        } catch (IOException | ModelPackageException e) {
            report.failed(LabStep.CUT_MODEL, e);
            throw e;
        } catch (CancellationException e) {
            report.step(LabStep.CUT_MODEL, StepState.STOPPED, 0, "");
            throw e;
        }
    }

    private LayerStore open(ModelChoice model, BooleanSupplier cancelled) throws IOException, ModelPackageException {
        if (model.inspection().partitioned()) {
            return LayerStore.open(model.folder());
        }
        PartitionOptions options = new PartitionOptions(quantization, OptionalInt.empty());
        return new Partitioner().partition(model.folder(), stores, options, this::progress, cancelled);
    }

    private void progress(String step, long doneBytes, long totalBytes) {
        cutting |= step.equals(PartitionListener.CUTTING);
        if (cutting && !step.equals(PartitionListener.CUTTING)) {
            // Files are checked beside the cutting; one bar can show one of both.
            return;
        }
        double fraction = totalBytes <= 0 ? 0 : (double) doneBytes / totalBytes;
        report.step(LabStep.CUT_MODEL, StepState.RUNNING, fraction, step);
    }

    private static String describe(ModelManifest manifest) {
        return manifest.name() + ", " + manifest.shape().layers() + " layers, " + manifest.bits() + " bits";
    }
}
