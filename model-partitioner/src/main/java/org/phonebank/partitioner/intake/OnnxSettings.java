package org.phonebank.partitioner.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.phonebank.partitioner.config.StopTokens;
import org.phonebank.partitioner.cut.SourceAnalysis;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.manifest.ModelShape;

/** What an ONNX graph does not say about its model, from the files beside it as far as they are there. */
record OnnxSettings(Path folder, Optional<JsonDocument> genai, Optional<JsonDocument> config) {
    private static final long MAXIMUM_FILE = 16L << 20;
    private static final int MAXIMUM = 1 << 24;
    /** Taken where nothing says how long a sequence may be. */
    private static final int DEFAULT_CONTEXT = 2048;

    static OnnxSettings in(Path folder) throws IOException, ModelPackageException {
        return new OnnxSettings(
                folder,
                document(folder.resolve(GenaiConfig.NAME)),
                document(folder.resolve(HuggingFacePackage.CONFIG)));
    }

    private static Optional<JsonDocument> document(Path file) throws IOException, ModelPackageException {
        return Files.isRegularFile(file) ? Optional.of(JsonDocument.read(file, MAXIMUM_FILE)) : Optional.empty();
    }

    String architecture() throws ModelPackageException {
        if (config.isPresent()) {
            String first = config.get().node().path("architectures").path(0).asText();
            if (!first.isEmpty()) {
                return first;
            }
        }
        Optional<String> type = genai.isPresent() ? GenaiConfig.type(genai.get()) : Optional.empty();
        return type.orElse("ONNX decoder");
    }

    ModelShape shape(SourceAnalysis analysis) throws ModelPackageException {
        return new ModelShape(
                analysis.layers(),
                analysis.hiddenSize(),
                fromConfig(0, "intermediate_size", "n_inner", "ffn_dim"),
                attentionHeads(analysis.kvHeads()),
                analysis.kvHeads(),
                analysis.headDim(),
                analysis.vocabularySize(),
                contextLength(analysis),
                analysis.kvFormat());
    }

    private int attentionHeads(int kvHeads) throws ModelPackageException {
        int heads = fromConfig(kvHeads, "num_attention_heads", "n_head", "num_heads");
        heads = genai.isPresent() ? GenaiConfig.attentionHeads(genai.get(), heads) : heads;
        return heads % kvHeads == 0 ? heads : kvHeads;
    }

    private int contextLength(SourceAnalysis analysis) throws ModelPackageException {
        int length = fromConfig(DEFAULT_CONTEXT, "max_position_embeddings", "n_positions", "n_ctx", "max_seq_len");
        length = genai.isPresent() ? GenaiConfig.contextLength(genai.get(), length) : length;
        return Math.min(length, analysis.longestSequence().orElse(length));
    }

    /** The first of these fields that there is, also where a model of several parts keeps those of its text part. */
    private int fromConfig(int whenAbsent, String... fields) throws ModelPackageException {
        if (config.isEmpty()) {
            return whenAbsent;
        }
        JsonDocument document = config.get().object("text_config").orElse(config.get());
        for (String field : fields) {
            if (document.has(field)) {
                return document.integer(field, whenAbsent, MAXIMUM);
            }
        }
        return whenAbsent;
    }

    List<Integer> stopTokenIds(int vocabularySize) throws IOException, ModelPackageException {
        JsonDocument document = config.isPresent()
                ? config.get()
                : JsonDocument.parse("{}".getBytes(StandardCharsets.UTF_8), ModelText.of(ModelProblem.IN_NOTHING));
        TreeSet<Integer> ids = new TreeSet<>(StopTokens.read(folder, document, vocabularySize));
        if (genai.isPresent()) {
            ids.addAll(GenaiConfig.stopTokenIds(genai.get()));
        }
        return List.copyOf(ids.headSet(vocabularySize));
    }
}
