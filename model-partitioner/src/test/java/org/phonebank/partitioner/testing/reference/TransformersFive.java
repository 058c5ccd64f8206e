package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Says in the words of transformers 5 what a configuration says in those of transformers 4. */
final class TransformersFive {
    private TransformersFive() {}

    static ObjectNode of(JsonNode four) {
        ObjectNode five = four.deepCopy();
        ObjectNode text = five.has("text_config") ? (ObjectNode) five.get("text_config") : five;
        if (text.has("torch_dtype")) {
            five.set("dtype", five.remove("torch_dtype"));
        }
        String architecture = five.path("architectures").path(0).asText();
        JsonNode theta = text.remove("rope_theta");
        JsonNode scaling = text.remove("rope_scaling");
        JsonNode partial = text.remove("partial_rotary_factor");
        JsonNode local = text.remove("rope_local_base_freq");
        ObjectNode parameters = parameters(scaling, theta);
        if (partial != null) {
            parameters.set("partial_rotary_factor", partial);
        }
        if (parameters.path("rope_type").asText().equals("longrope")) {
            parameters.set("original_max_position_embeddings", text.get("original_max_position_embeddings"));
        }
        if (architecture.startsWith("Gemma3")) {
            ObjectNode perKind = text.putObject("rope_parameters");
            perKind.set("full_attention", parameters);
            perKind.set("sliding_attention", parameters(null, local));
            spellOutLayerTypes(text);
        } else {
            text.set("rope_parameters", parameters);
        }
        if (!text.has("tie_word_embeddings")) {
            text.put("tie_word_embeddings", architecture.startsWith("Gemma") || architecture.startsWith("SmolLM3"));
        }
        return five.put("transformers_version", "5.9.0");
    }

    private static void spellOutLayerTypes(ObjectNode text) {
        JsonNode pattern = text.remove("sliding_window_pattern");
        if (pattern != null) {
            ArrayNode types = text.putArray("layer_types");
            for (int layer = 1; layer <= text.path("num_hidden_layers").asInt(); layer++) {
                types.add(layer % pattern.asInt() == 0 ? "full_attention" : "sliding_attention");
            }
        }
    }

    private static ObjectNode parameters(@Nullable JsonNode scaling, @Nullable JsonNode theta) {
        ObjectNode parameters =
                scaling instanceof ObjectNode given ? given.deepCopy() : JsonNodeFactory.instance.objectNode();
        String kind =
                parameters.path("rope_type").asText(parameters.path("type").asText("default"));
        parameters.remove("type");
        parameters.put("rope_type", kind.equals("su") ? "longrope" : kind);
        parameters.set("rope_theta", theta);
        return parameters;
    }
}
