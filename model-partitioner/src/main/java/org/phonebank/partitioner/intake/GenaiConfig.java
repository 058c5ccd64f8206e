package org.phonebank.partitioner.intake;

import java.util.List;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;

/** Reads {@code genai_config.json}, which ONNX Runtime GenAI keeps beside its models. */
final class GenaiConfig {
    static final String NAME = "genai_config.json";
    private static final int MAXIMUM = 1 << 24;

    private GenaiConfig() {}

    private static Optional<JsonDocument> model(JsonDocument config) throws ModelPackageException {
        return config.object("model");
    }

    private static Optional<JsonDocument> decoder(JsonDocument config) throws ModelPackageException {
        Optional<JsonDocument> model = model(config);
        return model.isPresent() ? model.get().object("decoder") : Optional.empty();
    }

    static Optional<String> fileName(JsonDocument config) throws ModelPackageException {
        Optional<JsonDocument> decoder = decoder(config);
        return decoder.isPresent() ? decoder.get().text("filename") : Optional.empty();
    }

    /** The kind of model, such as {@code llama}. */
    static Optional<String> type(JsonDocument config) throws ModelPackageException {
        Optional<JsonDocument> model = model(config);
        return model.isPresent() ? model.get().text("type") : Optional.empty();
    }

    static int contextLength(JsonDocument config, int whenAbsent) throws ModelPackageException {
        Optional<JsonDocument> model = model(config);
        return model.isPresent() ? model.get().integer("context_length", whenAbsent, MAXIMUM) : whenAbsent;
    }

    static int attentionHeads(JsonDocument config, int whenAbsent) throws ModelPackageException {
        Optional<JsonDocument> decoder = decoder(config);
        return decoder.isPresent() ? decoder.get().integer("num_attention_heads", whenAbsent, MAXIMUM) : whenAbsent;
    }

    static List<Integer> stopTokenIds(JsonDocument config) throws ModelPackageException {
        Optional<JsonDocument> model = model(config);
        return model.isPresent() ? model.get().tokenIds("eos_token_id") : List.of();
    }
}
