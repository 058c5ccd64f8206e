package org.phonebank.partitioner.testing.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What lies beside an exported graph. */
final class ExportConfigs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExportConfigs() {}

    static String genai(DecoderShape shape, String file) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode model = root.putObject("model");
        model.put("bos_token_id", 1);
        model.put("context_length", shape.context());
        model.put("eos_token_id", 2);
        model.put("pad_token_id", 0);
        model.put("type", "llama");
        model.put("vocab_size", shape.vocabulary());
        ObjectNode decoder = model.putObject("decoder");
        decoder.put("filename", file);
        decoder.put("head_size", shape.headDim());
        decoder.put("hidden_size", shape.hidden());
        decoder.put("num_attention_heads", shape.heads());
        decoder.put("num_hidden_layers", shape.layers());
        decoder.put("num_key_value_heads", shape.kvHeads());
        ObjectNode inputs = decoder.putObject("inputs");
        inputs.put("input_ids", ExportInterface.IDS);
        inputs.put("attention_mask", ExportInterface.MASK);
        inputs.put("past_key_names", "past_key_values.%d.key");
        inputs.put("past_value_names", "past_key_values.%d.value");
        ObjectNode outputs = decoder.putObject("outputs");
        outputs.put("logits", "logits");
        outputs.put("present_key_names", "present.%d.key");
        outputs.put("present_value_names", "present.%d.value");
        root.putObject("search").put("max_length", shape.context());
        return root.toString();
    }

    /** The architecture's name says nothing: the graph is what counts. */
    static String huggingFace(DecoderShape shape) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("architectures").add("AnyForCausalLM");
        root.put("model_type", "any");
        root.put("hidden_size", shape.hidden());
        root.put("intermediate_size", shape.inner());
        root.put("num_hidden_layers", shape.layers());
        root.put("num_attention_heads", shape.heads());
        root.put("num_key_value_heads", shape.kvHeads());
        root.put("head_dim", shape.headDim());
        root.put("vocab_size", shape.vocabulary());
        root.put("max_position_embeddings", shape.context());
        root.put("eos_token_id", 2);
        return root.toString();
    }
}
