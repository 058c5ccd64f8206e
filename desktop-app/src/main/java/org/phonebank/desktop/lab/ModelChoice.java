package org.phonebank.desktop.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.phonebank.desktop.runtime.ApplicationFiles;
import org.phonebank.partitioner.Inspection;
import org.phonebank.partitioner.ModelInspector;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;

/**
 * A model package or layer store that has been looked into.
 *
 * @param folder of the package or the store, or an {@code .onnx} file
 */
public record ModelChoice(Path folder, Inspection inspection) {

    /**
     * Looks into the model without reading its weights.
     *
     * @throws ModelPackageException if it cannot be used, in one sentence
     */
    public static ModelChoice open(ModelSource source, ApplicationFiles application)
            throws IOException, ModelPackageException {
        Path folder;
        if (source instanceof ModelSource.Folder chosen) {
            folder = chosen.path();
            if (!Files.exists(folder)) {
                throw new ModelPackageException(ModelProblem.NO_MODEL, folder);
            }
        } else {
            folder = application.sampleModel();
        }
        return new ModelChoice(folder, ModelInspector.inspect(folder));
    }

    /** Refuses a model that cannot be talked to, before anything is started for it. */
    public void requireText() throws ModelPackageException {
        if (!inspection.tokenizer().understood()) {
            throw new ModelPackageException(
                    ModelProblem.NO_TEXT,
                    inspection.name(),
                    inspection.tokenizer().words(),
                    inspection.folder());
        }
    }

    /** Refuses more phones than there are layers to give them. */
    public void requireLayersFor(int phones) throws ModelPackageException {
        int layers = inspection.shape().layers();
        if (phones > layers) {
            throw new ModelPackageException(ModelProblem.TOO_FEW_LAYERS, inspection.name(), layers, phones);
        }
    }
}
