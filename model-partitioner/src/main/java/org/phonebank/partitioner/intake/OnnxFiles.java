package org.phonebank.partitioner.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.json.JsonDocument;

/** Chooses among the ONNX files of a folder, which are often the same model in several number formats. */
final class OnnxFiles {
    private static final String SUFFIX = ".onnx";
    /** What exporters call a decoder, best first: one without a cache as its input is of no use. */
    private static final List<String> STEMS = List.of("model", "decoder_with_past_model", "decoder_model");
    /** An export that chooses between two graphs: taken last, for its refusal says what to give instead. */
    private static final String MERGED = "decoder_model_merged";

    private final Path folder;
    private final List<Path> files;

    private OnnxFiles(Path folder, List<Path> files) {
        this.folder = folder;
        this.files = files;
    }

    /** The files in a folder and in its folder {@code onnx}. */
    static OnnxFiles in(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path place : List.of(folder, folder.resolve("onnx"))) {
            if (Files.isDirectory(place)) {
                try (DirectoryStream<Path> found = Files.newDirectoryStream(place, "*" + SUFFIX)) {
                    found.forEach(files::add);
                }
            }
        }
        files.sort(Comparator.comparing(OnnxFiles::lacksCache).thenComparing(Comparator.naturalOrder()));
        return new OnnxFiles(folder, files);
    }

    /** Older exports come as two files, and only the second takes a cache. */
    private static boolean lacksCache(Path file) {
        return String.valueOf(file.getFileName()).startsWith("decoder_model");
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * The file to take.
     *
     * @param genai {@code genai_config.json}, which names the file
     * @param bits what was asked for
     */
    Path choose(Optional<JsonDocument> genai, int bits) throws ModelPackageException {
        Optional<String> named = genai.isPresent() ? GenaiConfig.fileName(genai.get()) : Optional.empty();
        if (named.isPresent()) {
            Path file = folder.resolve(named.get());
            if (!named.get().matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,200}") || !Files.isRegularFile(file)) {
                throw new ModelPackageException(ModelProblem.NAMED_MISSING, folder);
            }
            return file;
        }
        for (String variant : variants(bits)) {
            for (String stem : STEMS) {
                Optional<Path> file = find(variant.isEmpty() ? stem : stem + "_" + variant);
                if (file.isPresent()) {
                    return file.get();
                }
            }
        }
        if (files.size() == 1) {
            return files.get(0);
        }
        Optional<Path> merged = find(MERGED);
        if (merged.isPresent()) {
            return merged.get();
        }
        throw new ModelPackageException(ModelProblem.SEVERAL_ONNX, folder, files.size());
    }

    /** Best first: the source that needs no conversion, then full precision, then whatever there is. */
    private static List<String> variants(int bits) {
        return switch (bits) {
            case 4 -> List.of("q4", "q4f16", "int4", "bnb4", "", "fp16", "quantized", "q8", "int8", "uint8");
            case 8 -> List.of("quantized", "q8", "int8", "uint8", "", "fp16", "q4", "q4f16", "int4", "bnb4");
            case 16 -> List.of("fp16", "", "quantized", "q8", "int8", "uint8", "q4", "q4f16", "int4", "bnb4");
            default -> List.of("", "fp32", "fp16", "quantized", "q8", "int8", "uint8", "q4", "q4f16", "int4", "bnb4");
        };
    }

    private Optional<Path> find(String stem) {
        return files.stream()
                .filter(file -> String.valueOf(file.getFileName()).equalsIgnoreCase(stem + SUFFIX))
                .findFirst();
    }
}
