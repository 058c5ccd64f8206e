package org.phonebank.partitioner.testing.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;
import org.phonebank.partitioner.testing.export.ExportGraph.Element;

/** A Llama in the operators that the standard set has since version 23: norm, rotary embedding and attention with a cache. */
final class NewestLlama {
    private final ExportedLlama llama;
    private final DecoderShape shape;
    private final ExportGraph graph;

    private NewestLlama(ExportedLlama llama) {
        this.llama = llama;
        this.shape = llama.shape;
        this.graph = llama.graph;
    }

    static GraphProto build(DecoderShape shape, long seed) {
        ExportGraph graph = new ExportGraph(Element.FLOAT);
        return new NewestLlama(new ExportedLlama(shape, seed, graph, Matrices.dense())).build();
    }

    private GraphProto build() {
        ExportInterface.declareInputs(graph, shape, true, true);
        StandardOps ops = new StandardOps(graph);
        String mask = ops.mask(ExportInterface.IDS, ExportInterface.past(0, "key"), ExportInterface.MASK, 0);
        List<String> tables = new RotaryCaches(graph, shape).plain();
        String residual = llama.embedding(ExportInterface.IDS);
        for (int layer = 0; layer < shape.layers(); layer++) {
            String name = ExportedLlama.layerName(layer);
            String normed = norm(residual, name + "input_layernorm");
            String mixed = attention(layer, normed, mask, tables);
            residual = graph.node("Add", residual, llama.attentionOut(layer, mixed));
            String between = norm(residual, name + "post_attention_layernorm");
            residual = graph.node("Add", residual, llama.feedForward(layer, between));
        }
        graph.op("Identity", llama.head(norm(residual, "model.norm"))).one("logits");
        ExportInterface.declareOutputs(graph, shape, Element.FLOAT);
        return graph.build();
    }

    private String norm(String value, String name) {
        return graph.op("RMSNormalization", value, llama.norm(name))
                .set("axis", -1)
                .set("epsilon", ExportedLlama.EPSILON)
                .one();
    }

    private String attention(int layer, String input, String mask, List<String> tables) {
        String pastKey = ExportInterface.past(layer, "key");
        String pastValue = ExportInterface.past(layer, "value");
        String query = rotated(llama.query(layer, input), shape.heads(), tables);
        String key = rotated(llama.key(layer, input), shape.kvHeads(), tables);
        return graph.op("Attention", query, key, llama.value(layer, input), mask, pastKey, pastValue)
                .set("q_num_heads", shape.heads())
                .set("kv_num_heads", shape.kvHeads())
                .set("scale", (float) (1 / Math.sqrt(shape.headDim())))
                .named(
                        "/model/layers." + layer + "/attn/output_0",
                        ExportInterface.present(layer, "key"),
                        ExportInterface.present(layer, "value"))
                .get(0);
    }

    private String rotated(String value, int heads, List<String> tables) {
        return graph.standard("RotaryEmbedding", value, tables.get(0), tables.get(1), ExportInterface.POSITIONS)
                .set("num_heads", heads)
                .one();
    }
}
