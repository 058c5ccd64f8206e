package org.phonebank.partitioner.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A Llama package with random weights and awkward sizes: heads wider than hidden/heads, rows that fill no block. */
public final class RandomLlama {
    public static final int LAYERS = 3;
    public static final int HIDDEN = 40;
    public static final int INNER = 72;
    public static final int HEADS = 4;
    public static final int KV_HEADS = 2;
    public static final int HEAD_DIM = 16;
    public static final int VOCABULARY = 97;
    public static final int CONTEXT = 48;
    public static final float ROPE_FACTOR = 2;

    private final Map<String, float[]> weights = new LinkedHashMap<>();
    private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    private final ObjectNode config = new ObjectMapper().createObjectNode();
    private final SplittableRandom random;

    public RandomLlama(long seed) {
        random = new SplittableRandom(seed);
        configure();
        add("model.embed_tokens.weight", 1, VOCABULARY, HIDDEN);
        for (int layer = 0; layer < LAYERS; layer++) {
            String name = "model.layers." + layer + ".";
            norm(name + "input_layernorm.weight");
            module(name + "self_attn.q_proj", HEADS * HEAD_DIM, HIDDEN);
            module(name + "self_attn.k_proj", KV_HEADS * HEAD_DIM, HIDDEN);
            module(name + "self_attn.v_proj", KV_HEADS * HEAD_DIM, HIDDEN);
            module(name + "self_attn.o_proj", HIDDEN, HEADS * HEAD_DIM);
            norm(name + "post_attention_layernorm.weight");
            module(name + "mlp.gate_proj", INNER, HIDDEN);
            module(name + "mlp.up_proj", INNER, HIDDEN);
            module(name + "mlp.down_proj", HIDDEN, INNER);
        }
        norm("model.norm.weight");
        add("lm_head.weight", 0.4, VOCABULARY, HIDDEN);
    }

    private void configure() {
        config.putArray("architectures").add("LlamaForCausalLM");
        config.put("hidden_size", HIDDEN);
        config.put("intermediate_size", INNER);
        config.put("num_hidden_layers", LAYERS);
        config.put("num_attention_heads", HEADS);
        config.put("num_key_value_heads", KV_HEADS);
        config.put("head_dim", HEAD_DIM);
        config.put("vocab_size", VOCABULARY);
        config.put("max_position_embeddings", CONTEXT);
        config.put("rms_norm_eps", 1e-5);
        config.put("rope_theta", 5000.0);
        config.put("attention_bias", true);
        config.put("mlp_bias", true);
        config.put("eos_token_id", 2);
        config.putObject("rope_scaling").put("type", "linear").put("factor", ROPE_FACTOR);
    }

    private void module(String name, int outputs, int inputs) {
        add(name + ".weight", Math.sqrt(3.0 / inputs), outputs, inputs);
        add(name + ".bias", 0.1, outputs);
    }

    private void norm(String name) {
        addAround(name, 1, 0.3, HIDDEN);
    }

    private void add(String name, double reach, Integer... shape) {
        addAround(name, 0, reach, shape);
    }

    private void addAround(String name, double middle, double reach, Integer... shape) {
        int count = 1;
        for (int dimension : shape) {
            count *= dimension;
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            float value = (float) (middle + reach * (2 * random.nextDouble() - 1));
            // Few enough bits that every number format holds the value exactly.
            values[i] = Float.intBitsToFloat(Float.floatToRawIntBits(value) & 0xffff0000);
        }
        weights.put(name, values);
        shapes.put(name, List.of(shape));
    }

    public ObjectNode config() {
        return config;
    }

    /** The weights by tensor name, to be changed before writing if a test wants so. */
    public Map<String, float[]> weights() {
        return weights;
    }

    public Map<String, List<Integer>> shapes() {
        return shapes;
    }

    public Path write(Path folder, String format) throws IOException {
        Files.createDirectories(folder);
        SafetensorsWriter writer = new SafetensorsWriter();
        weights.forEach((name, values) -> writer.add(name, format, shapes.getOrDefault(name, List.of()), values));
        writer.write(folder.resolve("model.safetensors"));
        Files.writeString(folder.resolve("config.json"), config.toString());
        return folder;
    }
}
