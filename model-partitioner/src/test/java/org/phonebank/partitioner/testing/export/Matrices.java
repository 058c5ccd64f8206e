package org.phonebank.partitioner.testing.export;

/** How an export holds its matrices and multiplies by them. */
interface Matrices {
    /**
     * Multiplies every token's vector by a matrix.
     *
     * @param input [1, T, inputs]
     * @param matrix [inputs, outputs]
     * @return [1, T, outputs]
     */
    String multiply(ExportGraph graph, String input, String name, float[] matrix, int inputs, int outputs);

    /** Rows of a table by token id. */
    default String lookup(ExportGraph graph, String ids, String name, float[] table, int rows, int width) {
        return graph.node("Gather", graph.weight(name, table, rows, width), ids);
    }

    /** Matrices as they are. */
    static Matrices dense() {
        return (graph, input, name, matrix, inputs, outputs) ->
                graph.node("MatMul", input, graph.weight(name, matrix, inputs, outputs));
    }

    /** A fully connected layer over a list of vectors, as GPT-2's is traced. */
    static Matrices flattened() {
        return (graph, input, name, matrix, inputs, outputs) -> {
            StandardOps ops = new StandardOps(graph);
            String flat = graph.node("Reshape", input, graph.vector(-1, inputs));
            String product = graph.node(
                    "Gemm",
                    flat,
                    graph.weight(name, matrix, inputs, outputs),
                    graph.weight(name + ".zero", new float[outputs], outputs));
            return graph.node(
                    "Reshape", product, ops.join(ops.length(input, 0), ops.length(input, 1), graph.vector(outputs)));
        };
    }
}
