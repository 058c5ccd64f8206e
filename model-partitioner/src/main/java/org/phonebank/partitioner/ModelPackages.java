package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.intake.HuggingFacePackage;
import org.phonebank.partitioner.intake.ModelPackage;

/** Recognises what kind of model package somebody gave us. */
final class ModelPackages {
    private ModelPackages() {}

    /**
     * Opens a package.
     *
     * @throws ModelPackageException if the folder is no model package, or one that is not supported
     */
    static ModelPackage open(Path folder) throws IOException, ModelPackageException {
        if (!Files.isDirectory(folder)) {
            throw new ModelPackageException("There is no folder " + folder + "; give the folder of a model package.");
        }
        return HuggingFacePackage.open(folder);
    }
}
