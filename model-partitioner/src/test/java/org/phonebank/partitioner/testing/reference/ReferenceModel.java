package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A language model computed plainly in double precision, each time over the whole sequence, without a cache. The
 * subclasses say what is special about a family; this class is what all have in common.
 */
public abstract class ReferenceModel {
    final JsonNode config;
    final int hidden;
    final int layers;
    final int heads;
    final int kvHeads;
    final int headDim;
    private final Map<String, float[]> weights;
    private final String prefix;
    private final double epsilon;

    ReferenceModel(JsonNode config, Map<String, float[]> weights, Defaults defaults) {
        this.config = config;
        this.weights = weights;
        this.prefix = weights.keySet().stream()
                .filter(name -> name.endsWith("embed_tokens.weight"))
                .map(name -> name.substring(0, name.length() - "embed_tokens.weight".length()))
                .findFirst()
                .orElseThrow();
        hidden = config.path("hidden_size").asInt();
        layers = config.path("num_hidden_layers").asInt();
        heads = config.path("num_attention_heads").asInt(defaults.heads());
        kvHeads = config.path("num_key_value_heads").asInt(defaults.kvHeads() > 0 ? defaults.kvHeads() : heads);
        headDim = config.path("head_dim").asInt(defaults.headDim() > 0 ? defaults.headDim() : hidden / heads);
        epsilon = config.path("rms_norm_eps").asDouble(defaults.epsilon());
    }

    /** What a family's configuration class assumes where a field is absent; 0 where it follows from other fields. */
    record Defaults(int heads, int kvHeads, int headDim, double epsilon) {}

    /**
     * A continuation by the largest logit.
     *
     * @param margin by how much the largest logit exceeded the second, at least
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Greedy(int[] tokens, double margin) {}

    /**
     * The model of a configuration, as transformers 4 or 5 write it.
     *
     * @param weights by tensor name, row-major
     */
    public static ReferenceModel of(JsonNode config, Map<String, float[]> weights) {
        JsonNode text = config.has("text_config") ? config.get("text_config") : config;
        String architecture = config.path("architectures").path(0).asText();
        return switch (architecture) {
            case "LlamaForCausalLM" -> new LlamaReference(text, weights);
            case "MistralForCausalLM" -> new MistralReference(text, weights);
            case "Qwen2ForCausalLM" -> new Qwen2Reference(text, weights);
            case "Qwen3ForCausalLM" -> new Qwen3Reference(text, weights);
            case "SmolLM3ForCausalLM" -> new SmolLm3Reference(text, weights);
            case "Phi3ForCausalLM" -> new Phi3Reference(text, weights);
            case "Olmo2ForCausalLM" -> new Olmo2Reference(text, weights);
            case "Gemma2ForCausalLM" -> new Gemma2Reference(text, weights);
            case "Gemma3ForCausalLM", "Gemma3ForConditionalGeneration" -> new Gemma3Reference(text, weights);
            default -> throw new IllegalArgumentException(architecture);
        };
    }

    /** Logits after the last token. */
    public final double[] logits(int... tokens) {
        return head(norm("norm", stream(tokens)[tokens.length - 1]));
    }

    /** Logits after each of the tokens, where what a token sees does not depend on how many follow. */
    public final double[][] allLogits(int... tokens) {
        double[][] logits = stream(tokens);
        for (int token = 0; token < tokens.length; token++) {
            logits[token] = head(norm("norm", logits[token]));
        }
        return logits;
    }

    private double[][] stream(int[] tokens) {
        double[][] stream = new double[tokens.length][];
        for (int token = 0; token < tokens.length; token++) {
            stream[token] = embedding(tokens[token]);
        }
        for (int layer = 0; layer < layers; layer++) {
            layer(layer, stream);
        }
        return stream;
    }

    /** The continuation by the largest logit. */
    public final Greedy greedy(int[] prompt, int count) {
        int[] sequence = Arrays.copyOf(prompt, prompt.length + count);
        double margin = Double.MAX_VALUE;
        for (int end = prompt.length; end < sequence.length; end++) {
            double[] logits = logits(Arrays.copyOf(sequence, end));
            sequence[end] = largest(logits, -1);
            margin = Math.min(margin, logits[sequence[end]] - logits[largest(logits, sequence[end])]);
        }
        return new Greedy(Arrays.copyOfRange(sequence, prompt.length, sequence.length), margin);
    }

    private static int largest(double[] logits, int except) {
        int best = except == 0 ? 1 : 0;
        for (int i = 0; i < logits.length; i++) {
            best = i != except && logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    /** Applies a decoder layer to the residual stream [tokens][hidden]. */
    abstract void layer(int layer, double[][] stream);

    /** The rotation in a layer; null where positions are not told. */
    abstract @Nullable Rotary rotary(int layer, int length);

    double[] embedding(int token) {
        float[] table = weight("embed_tokens.weight");
        double[] row = new double[hidden];
        for (int i = 0; i < hidden; i++) {
            row[i] = table[token * hidden + i];
        }
        return row;
    }

    double[] head(double[] normed) {
        boolean tied = config.path("tie_word_embeddings").asBoolean(tiedByDefault());
        return Numbers.multiply(tied ? weight("embed_tokens.weight") : named("lm_head.weight"), normed);
    }

    boolean tiedByDefault() {
        return false;
    }

    double[] norm(String name, double[] input) {
        double[] normed = Numbers.normalised(input, epsilon);
        float[] weight = weight(name + ".weight");
        if (weight.length != normed.length) {
            throw new IllegalArgumentException(name);
        }
        for (int i = 0; i < normed.length; i++) {
            normed[i] *= normWeight(weight[i]);
        }
        return normed;
    }

    double normWeight(float weight) {
        return weight;
    }

    double[] linear(String name, double[] input, boolean bias) {
        double[] output = Numbers.multiply(weight(name + ".weight"), input);
        if (bias) {
            float[] addition = weight(name + ".bias");
            for (int i = 0; i < output.length; i++) {
                output[i] += addition[i];
            }
        }
        return output;
    }

    final boolean flag(String name) {
        return config.path(name).asBoolean(false);
    }

    /** The {@code layer_types} of the configuration. */
    final List<String> layerTypes() {
        return config.path("layer_types").valueStream().map(JsonNode::asText).toList();
    }

    static String layerName(int layer) {
        return "layers." + layer + ".";
    }

    private float[] weight(String name) {
        return named(prefix + name);
    }

    private float[] named(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }
}
