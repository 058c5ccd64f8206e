package org.phonebank.partitioner.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;

/** Finds the files beside a model that hold its weights. */
final class ExternalFiles {
    private final Path model;
    private final Map<String, Found> found = new HashMap<>();

    ExternalFiles(Path model) {
        this.model = model;
    }

    /** A file that was checked to be inside of the model's folder. */
    record Found(Path path, long size) {}

    /**
     * Finds a file.
     *
     * @param location as the model names it: relative to the model's folder
     */
    Found find(String location) throws IOException, ModelPackageException {
        Found earlier = found.get(location);
        if (earlier != null) {
            return earlier;
        }
        Path folder = model.toAbsolutePath().getParent();
        if (folder == null) {
            throw outside(location);
        }
        Path path = folder.resolve(plain(location));
        if (!Files.isRegularFile(path)) {
            throw new ModelPackageException(ModelProblem.NOT_BESIDE, path.getFileName(), model);
        }
        requireInside(path, folder, location);
        Found file = new Found(path, Files.size(path));
        found.put(location, file);
        return file;
    }

    private Path plain(String location) throws ModelPackageException {
        try {
            Path path = Path.of(location);
            boolean plain = !location.isEmpty() && location.length() <= 512 && !path.isAbsolute();
            for (Path part : path) {
                plain &= !part.toString().equals("..");
            }
            if (plain && location.indexOf('\\') < 0) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new ModelPackageException(
                    "The file " + model + " takes weights from a file whose name is no path: " + e.getReason() + ".",
                    e);
        }
        throw outside(location);
    }

    /**
     * Links may not lead elsewhere. A download cache keeps all files of all models in one folder and links to them, the
     * model itself included: what lies directly beside the real model file is as much part of the package as it is.
     */
    private void requireInside(Path path, Path folder, String location) throws IOException, ModelPackageException {
        Path real = path.toRealPath();
        boolean inside = real.startsWith(folder.toRealPath());
        Path besides = model.toRealPath().getParent();
        if (!inside && (besides == null || !besides.equals(real.getParent()))) {
            throw outside(location);
        }
    }

    private ModelPackageException outside(String location) {
        String shown = location.length() <= 80 ? location : location.substring(0, 80) + "…";
        return new ModelPackageException(ModelProblem.OUTSIDE, model, shown);
    }
}
