package org.phonebank.desktop.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.phonebank.desktop.runtime.ApplicationFiles;
import org.phonebank.partitioner.Inspection;
import org.phonebank.partitioner.ModelInspector;
import org.phonebank.partitioner.failure.ModelPackageException;

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
                throw new ModelPackageException("There is no model at " + folder + ".");
            }
        } else {
            folder = application.sampleModel();
        }
        return new ModelChoice(folder, ModelInspector.inspect(folder));
    }

    /** Refuses a model that cannot be talked to, before anything is started for it. */
    public void requireText() throws ModelPackageException {
        if (!inspection.tokenizer().understood()) {
            throw new ModelPackageException("The model " + inspection.name() + " cannot be talked to. Its tokenizer: "
                    + inspection.tokenizer().words() + ". Put the tokenizer.json that belongs to it into "
                    + inspection.folder() + ", or give token ids to ./phonebank generate.");
        }
    }

    /** Refuses more phones than there are layers to give them. */
    public void requireLayersFor(int phones) throws ModelPackageException {
        int layers = inspection.shape().layers();
        if (phones > layers) {
            throw new ModelPackageException("The model " + inspection.name() + " has " + layers + " layers, so "
                    + phones + " phones cannot hold one each: use at most " + layers + " phones.");
        }
    }
}
