package org.phonebank.partitioner.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;

/** Finds the token ids that end an answer. */
public final class StopTokens {
    private static final long MAXIMUM_FILE = 16L << 20;

    private StopTokens() {}

    /**
     * Collects them from {@code generation_config.json}, {@code config.json} and the end-of-sequence token of {@code
     * tokenizer_config.json}: chat models often name their end-of-turn token in only one of these.
     *
     * @return ascending ids below the vocabulary size
     */
    public static List<Integer> read(Path folder, JsonDocument config, int vocabularySize)
            throws IOException, ModelPackageException {
        TreeSet<Integer> ids = new TreeSet<>(config.tokenIds("eos_token_id"));
        Path generation = folder.resolve("generation_config.json");
        if (Files.isRegularFile(generation)) {
            ids.addAll(JsonDocument.read(generation, MAXIMUM_FILE).tokenIds("eos_token_id"));
        }
        Path tokenizer = folder.resolve("tokenizer_config.json");
        if (Files.isRegularFile(tokenizer)) {
            endOfSequence(JsonDocument.read(tokenizer, MAXIMUM_FILE)).ifPresent(ids::add);
        }
        return List.copyOf(ids.headSet(vocabularySize));
    }

    private static Optional<Integer> endOfSequence(JsonDocument tokenizer) {
        JsonNode token = tokenizer.node().path("eos_token");
        String content = token.isObject() ? token.path("content").asText() : token.asText();
        for (Map.Entry<String, JsonNode> added :
                tokenizer.node().path("added_tokens_decoder").properties()) {
            boolean number = added.getKey().matches("[0-9]{1,8}");
            if (number
                    && !content.isEmpty()
                    && added.getValue().path("content").asText().equals(content)) {
                return Optional.of(Integer.valueOf(added.getKey()));
            }
        }
        return Optional.empty();
    }
}
