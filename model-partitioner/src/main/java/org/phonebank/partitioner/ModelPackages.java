package org.phonebank.partitioner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.intake.HuggingFacePackage;
import org.phonebank.partitioner.intake.ModelPackage;
import org.phonebank.partitioner.intake.OnnxPackage;
import org.phonebank.partitioner.safetensors.SafetensorsFolder;
import org.phonebank.partitioner.store.ManifestFile;
import org.phonebank.partitioner.store.StoresFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recognises what kind of model package somebody gave us. */
final class ModelPackages {
    private static final Logger log = LoggerFactory.getLogger(ModelPackages.class);

    private ModelPackages() {}

    /**
     * Opens a package. Safetensors of a supported family win over ONNX files in the same folder unless the ONNX file is
     * named itself.
     *
     * @param path a folder, or an ONNX file
     * @param bits what was asked for, where a folder holds the same model in several number formats
     * @throws ModelPackageException if it is no model package, or one that is not supported
     */
    static ModelPackage open(Path path, int bits) throws IOException, ModelPackageException {
        if (Files.isRegularFile(path) && path.toString().endsWith(".onnx")) {
            return OnnxPackage.open(path);
        }
        if (Files.isRegularFile(path)) {
            throw new ModelPackageException(ModelProblem.NOT_ONNX, path);
        }
        if (ManifestFile.isIn(path)) {
            throw new ModelPackageException(ModelProblem.STORE_ALREADY, path);
        }
        if (StoresFolder.isUnfinished(path)) {
            throw new ModelPackageException(ModelProblem.UNFINISHED, path);
        }
        if (!Files.isDirectory(path)) {
            throw new ModelPackageException(ModelProblem.NO_FOLDER, path);
        }
        if (!OnnxPackage.isIn(path)) {
            return HuggingFacePackage.open(path);
        }
        if (!SafetensorsFolder.isIn(path)) {
            return OnnxPackage.open(path, bits);
        }
        try {
            return HuggingFacePackage.open(path);
        } catch (ModelPackageException e) {
            log.info("Taking the ONNX model in {}: {}", path, e.getMessage());
            return OnnxPackage.open(path, bits);
        }
    }
}
