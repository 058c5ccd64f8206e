package org.phonebank.partitioner.store;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;
import org.phonebank.partitioner.manifest.ModelManifest;

/** Reads and writes {@code manifest.json}. */
public final class ManifestFile {
    public static final String NAME = "manifest.json";

    private static final long MAXIMUM_BYTES = 64L << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ManifestFile() {}

    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(NAME));
    }

    public static void write(Path folder, ModelManifest manifest) throws IOException {
        // On the disk before the folder gets its name, or a power failure could leave a store without its manifest.
        Files.write(folder.resolve(NAME), MAPPER.writeValueAsBytes(manifest), CREATE_NEW, WRITE, SYNC);
    }

    /**
     * Reads the manifest of a store.
     *
     * @throws ModelPackageException if it is missing, wrong, or of another version's format
     */
    public static ModelManifest read(Path folder) throws IOException, ModelPackageException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw StoresFolder.isUnfinished(folder)
                    ? new ModelPackageException(ModelProblem.UNFINISHED, folder)
                    : new ModelPackageException(ModelProblem.NO_STORE, folder, NAME);
        }
        if (Files.size(file) > MAXIMUM_BYTES) {
            throw new ModelPackageException(ModelProblem.MANIFEST_TOO_LARGE, file);
        }
        ModelManifest manifest;
        try {
            manifest = MAPPER.readValue(Files.readAllBytes(file), ModelManifest.class);
        } catch (JsonProcessingException e) {
            throw new ModelPackageException(
                    ModelText.of(ModelProblem.MANIFEST_DAMAGED, file, e.getOriginalMessage()), e);
        }
        if (manifest.formatVersion() != ModelManifest.FORMAT_VERSION) {
            throw new ModelPackageException(
                    ModelProblem.OTHER_FORMAT, folder, manifest.formatVersion(), ModelManifest.FORMAT_VERSION);
        }
        return manifest;
    }
}
