package org.phonebank.partitioner.testing.export;

/** What every export of a Llama has in common: its weights and the matrices that read the residual stream. */
final class ExportedLlama {
    static final float EPSILON = 1e-5f;
    static final double ROPE_BASE = 10000;

    final DecoderShape shape;
    final RandomWeights weights;
    final ExportGraph graph;
    final Matrices matrices;

    ExportedLlama(DecoderShape shape, long seed, ExportGraph graph, Matrices matrices) {
        this.shape = shape;
        this.weights = new RandomWeights(seed);
        this.graph = graph;
        this.matrices = matrices;
    }

    String embedding(String ids) {
        float[] table = weights.table("embedding", shape.vocabulary(), shape.hidden());
        return matrices.lookup(graph, ids, "model.embed_tokens.weight", table, shape.vocabulary(), shape.hidden());
    }

    String norm(String name) {
        return graph.weight(name + ".weight", weights.norm(name, shape.hidden()), shape.hidden());
    }

    String query(int layer, String input) {
        return multiply(input, layerName(layer) + "self_attn.q_proj", shape.hidden(), shape.queryWidth());
    }

    String key(int layer, String input) {
        return multiply(input, layerName(layer) + "self_attn.k_proj", shape.hidden(), shape.kvWidth());
    }

    String value(int layer, String input) {
        return multiply(input, layerName(layer) + "self_attn.v_proj", shape.hidden(), shape.kvWidth());
    }

    /** Queries, keys and values by one matrix. */
    String packed(int layer, String input) {
        String name = layerName(layer) + "self_attn.";
        int width = shape.queryWidth() + 2 * shape.kvWidth();
        float[] matrix = new float[shape.hidden() * width];
        int start = 0;
        for (String part : new String[] {"q_proj", "k_proj", "v_proj"}) {
            int columns = part.equals("q_proj") ? shape.queryWidth() : shape.kvWidth();
            float[] values = weights.matrix(name + part, shape.hidden(), columns);
            for (int row = 0; row < shape.hidden(); row++) {
                System.arraycopy(values, row * columns, matrix, row * width + start, columns);
            }
            start += columns;
        }
        return matrices.multiply(graph, input, name + "qkv_proj.MatMul.weight", matrix, shape.hidden(), width);
    }

    String attentionOut(int layer, String mixed) {
        return multiply(mixed, layerName(layer) + "self_attn.o_proj", shape.queryWidth(), shape.hidden());
    }

    String feedForward(int layer, String input) {
        String name = layerName(layer) + "mlp.";
        String gate = multiply(input, name + "gate_proj", shape.hidden(), shape.inner());
        String up = multiply(input, name + "up_proj", shape.hidden(), shape.inner());
        String gated = graph.node("Mul", new StandardOps(graph).silu(gate), up);
        return multiply(gated, name + "down_proj", shape.inner(), shape.hidden());
    }

    String head(String input) {
        return multiply(input, "lm_head", shape.hidden(), shape.vocabulary());
    }

    private String multiply(String input, String name, int inputs, int outputs) {
        return matrices.multiply(
                graph, input, name + ".weight", weights.matrix(name, inputs, outputs), inputs, outputs);
    }

    static String layerName(int layer) {
        return "model.layers." + layer + ".";
    }
}
