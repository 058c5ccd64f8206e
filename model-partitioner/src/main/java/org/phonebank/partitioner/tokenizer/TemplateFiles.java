package org.phonebank.partitioner.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.json.JsonDocument;

/** Finds the chat template and the special tokens among the files of a package. */
final class TemplateFiles {
    private static final long MAXIMUM_FILE = 64L << 20;
    private static final long MAXIMUM_TEMPLATE = 1L << 20;
    private static final List<String> SPECIAL_TOKENS =
            List.of("bos_token", "eos_token", "unk_token", "pad_token", "sep_token", "cls_token", "mask_token");

    private final Path folder;

    TemplateFiles(Path folder) {
        this.folder = folder;
    }

    /** A file of its own goes before the entry in the tokenizer's configuration, as in transformers. */
    Optional<String> template() throws IOException, ModelPackageException {
        Path own = folder.resolve("chat_template.jinja");
        if (Files.isRegularFile(own)) {
            requireShort(own, Files.size(own));
            return Optional.of(Files.readString(own, StandardCharsets.UTF_8));
        }
        for (String name : List.of("chat_template.json", "tokenizer_config.json")) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                JsonDocument document = JsonDocument.read(file, MAXIMUM_FILE);
                Optional<JsonNode> entry = document.value("chat_template");
                if (entry.isPresent()) {
                    return Optional.of(template(file, entry.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Either the template, or a list of named ones of which {@code default} is for conversations. */
    private static String template(Path file, JsonNode entry) throws ModelPackageException {
        JsonNode chosen = entry;
        if (entry.isArray()) {
            chosen = entry.path(0).path("template");
            for (JsonNode named : entry) {
                if (named.path("name").asText().equals("default")) {
                    chosen = named.path("template");
                }
            }
        }
        if (!chosen.isTextual()) {
            throw new ModelPackageException(ModelProblem.TEMPLATE_NO_TEXT, file);
        }
        requireShort(file, chosen.textValue().length());
        return chosen.textValue();
    }

    Map<String, String> specialTokens() throws IOException, ModelPackageException {
        Map<String, String> tokens = new HashMap<>();
        for (String name : List.of("special_tokens_map.json", "tokenizer_config.json")) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                collect(JsonDocument.read(file, MAXIMUM_FILE), tokens);
            }
        }
        return tokens;
    }

    private static void collect(JsonDocument document, Map<String, String> tokens) {
        for (String name : SPECIAL_TOKENS) {
            JsonNode token = document.node().path(name);
            JsonNode content = token.isObject() ? token.path("content") : token;
            if (content.isTextual()) {
                tokens.put(name, content.textValue());
            }
        }
    }

    private static void requireShort(Path file, long length) throws ModelPackageException {
        if (length > MAXIMUM_TEMPLATE) {
            throw new ModelPackageException(ModelProblem.TEMPLATE_TOO_LONG, file);
        }
    }
}
