package org.phonebank.partitioner.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorInfo;
import org.phonebank.partitioner.source.TensorSource;

/** The weights of a Hugging Face folder: {@code model.safetensors}, or the parts that its index names. */
public final class SafetensorsFolder implements TensorSource {
    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final long MAXIMUM_INDEX = 16L << 20;
    private static final int MAXIMUM_PARTS = 1000;

    private final List<SafetensorsFile> files = new ArrayList<>();
    private final Map<String, Located> located = new LinkedHashMap<>();
    private final Map<String, String> unreadable = new HashMap<>();

    private record Located(SafetensorsFile file, SafetensorsHeader.Entry entry) {}

    private SafetensorsFolder() {}

    /** Whether a folder has such weights. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(SINGLE)) || Files.isRegularFile(folder.resolve(INDEX));
    }

    /**
     * The weight files of a folder.
     *
     * @throws ModelPackageException if there are none, or the index names one that is missing
     */
    public static List<Path> weightFiles(Path folder) throws IOException, ModelPackageException {
        Path index = folder.resolve(INDEX);
        if (Files.isRegularFile(index)) {
            return parts(folder, JsonDocument.read(index, MAXIMUM_INDEX));
        }
        Path single = folder.resolve(SINGLE);
        if (!Files.isRegularFile(single)) {
            throw new ModelPackageException(ModelProblem.NO_WEIGHTS, folder, SINGLE, INDEX);
        }
        return List.of(single);
    }

    /**
     * Opens every weight file of a folder and checks their headers.
     *
     * @throws ModelPackageException if a header is wrong or a file is not whole
     */
    public static SafetensorsFolder open(Path folder) throws IOException, ModelPackageException {
        SafetensorsFolder source = new SafetensorsFolder();
        boolean opened = false;
        try {
            for (Path path : weightFiles(folder)) {
                source.add(path);
            }
            opened = true;
            return source;
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    private void add(Path path) throws IOException, ModelPackageException {
        SafetensorsFile file = SafetensorsFile.open(path);
        files.add(file);
        unreadable.putAll(file.contents().unreadable());
        for (SafetensorsHeader.Entry entry : file.contents().entries()) {
            String name = entry.tensor().name();
            Located earlier = located.put(name, new Located(file, entry));
            if (earlier != null) {
                throw new ModelPackageException(
                        ModelProblem.TENSOR_TWICE, name, earlier.file().path(), path);
            }
        }
    }

    private static List<Path> parts(Path folder, JsonDocument index) throws ModelPackageException {
        TreeSet<String> names = new TreeSet<>();
        JsonDocument map = index.object("weight_map")
                .orElseThrow(() -> new ModelPackageException(ModelProblem.NO_FIELD, index.where(), "weight_map"));
        for (JsonNode part : map.node()) {
            names.add(part.asText());
        }
        if (names.isEmpty() || names.size() > MAXIMUM_PARTS) {
            throw new ModelPackageException(ModelProblem.PARTS, index.where(), names.size());
        }
        List<Path> parts = new ArrayList<>();
        for (String name : names) {
            if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,200}")) {
                throw new ModelPackageException(ModelProblem.NO_PART_NAME, index.where());
            }
            Path part = folder.resolve(name);
            if (!Files.isRegularFile(part)) {
                throw new ModelPackageException(ModelProblem.PART_MISSING, name, INDEX, folder);
            }
            parts.add(part);
        }
        return parts;
    }

    @Override
    public Collection<TensorInfo> tensors() {
        return located.values().stream().map(place -> place.entry().tensor()).toList();
    }

    @Override
    public Optional<TensorInfo> find(String name) throws ModelPackageException {
        String format = unreadable.get(name);
        if (format != null) {
            throw new ModelPackageException(ModelProblem.STORED_AS, name, format);
        }
        return Optional.ofNullable(located.get(name)).map(place -> place.entry().tensor());
    }

    @Override
    public void read(TensorInfo tensor, long firstElement, float[] values, int offset, int count, ReadScratch scratch)
            throws IOException, ModelPackageException {
        Located place = require(tensor);
        place.file().read(place.entry(), firstElement, values, offset, count, scratch);
    }

    @Override
    public void readIntegers(
            TensorInfo tensor, long firstElement, int[] values, int offset, int count, ReadScratch scratch)
            throws IOException, ModelPackageException {
        Located place = require(tensor);
        place.file().readIntegers(place.entry(), firstElement, values, offset, count, scratch);
    }

    private Located require(TensorInfo tensor) {
        Located place = located.get(tensor.name());
        if (place == null) {
            throw new IllegalArgumentException("The tensor " + tensor.name() + " is not of this folder.");
        }
        return place;
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (SafetensorsFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
