package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;

/** Phi-3, 3.5 and 4: Llama with fused projections; often only a part of each head is rotated. */
final class Phi3Reference extends LlamaReference {
    Phi3Reference(JsonNode config, Map<String, float[]> weights) {
        super(config, weights, new Defaults(32, 0, 0, 1e-5), 10_000);
    }

    @Override
    Projections projections(int layer, double[] input) {
        double[] fused = linear(layerName(layer) + "self_attn.qkv_proj", input, false);
        int keys = heads * headDim;
        int values = keys + kvHeads * headDim;
        return new Projections(
                Arrays.copyOf(fused, keys),
                Arrays.copyOfRange(fused, keys, values),
                Arrays.copyOfRange(fused, values, fused.length));
    }

    @Override
    boolean outputBias() {
        return false;
    }

    @Override
    double[] feedForward(int layer, double[] input) {
        double[] fused = linear(layerName(layer) + "mlp.gate_up_proj", input, false);
        double[] product = new double[fused.length / 2];
        for (int i = 0; i < product.length; i++) {
            product[i] = Numbers.silu(fused[i]) * fused[product.length + i];
        }
        return linear(layerName(layer) + "mlp.down_proj", product, false);
    }

    @Override
    int window(int layer) {
        return config.path("sliding_window").asInt(0);
    }
}
