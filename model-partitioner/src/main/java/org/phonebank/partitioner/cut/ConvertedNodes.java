package org.phonebank.partitioner.cut;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.cut.Conversion.Use;
import org.phonebank.partitioner.onnx.ElementTypes;
import org.phonebank.partitioner.quantize.BlockLayout;

/** Writes nodes whose constant is stored in another number format. */
final class ConvertedNodes {
    /** The domain of ONNX Runtime's own operators. */
    static final String CONTRIB = "com.microsoft";
    /** Products are computed with activations of eight bits, the fastest way of the kernel. */
    private static final long FAST = 4;

    private final GraphWriter graph;
    private final StoredTensors stored;

    ConvertedNodes(GraphWriter graph, StoredTensors stored) {
        this.graph = graph;
        this.stored = stored;
    }

    /**
     * Writes what a node becomes.
     *
     * @param input the values that are multiplied, or the numbers of the rows
     * @param addend what is added to the product, or an empty text
     */
    void write(Conversion conversion, String input, String addend, String output) {
        if (conversion.use() == Use.LOOKUP) {
            String rows = graph.node("Gather", List.of(stored.half(graph, conversion), input));
            cast(rows, output, ElementTypes.FLOAT);
            return;
        }
        String product = addend.isEmpty() ? output : graph.newName();
        if (Conversions.quantized(conversion)) {
            writeBlockProduct(conversion, input, product);
        } else {
            String matrix = cast(stored.half(graph, conversion), graph.newName(), ElementTypes.FLOAT);
            graph.nodeTo(product, "MatMul", List.of(input, matrix));
        }
        if (!addend.isEmpty()) {
            graph.nodeTo(output, "Add", List.of(product, addend));
        }
    }

    /** The scales are F32, so that values in half precision are widened around the product. */
    private void writeBlockProduct(Conversion conversion, String input, String output) {
        int type = conversion.tensor().type();
        boolean half = type == ElementTypes.FLOAT16;
        String wide = half ? cast(input, graph.newName(), ElementTypes.FLOAT) : input;
        BlockLayout layout = conversion.format().layout();
        List<String> inputs = new ArrayList<>(List.of(wide));
        inputs.addAll(stored.blocks(graph, conversion));
        String product = half ? graph.newName() : output;
        graph.nodeTo(
                product,
                CONTRIB,
                "MatMulNBits",
                inputs,
                GraphWriter.attribute("K", conversion.inputs()),
                GraphWriter.attribute("N", conversion.outputs()),
                GraphWriter.attribute("bits", layout.bits()),
                GraphWriter.attribute("block_size", layout.blockSize()),
                GraphWriter.attribute("accuracy_level", FAST));
        if (half) {
            cast(product, output, type);
        }
    }

    private String cast(String from, String to, int type) {
        return graph.nodeTo(to, "Cast", List.of(from), GraphWriter.attribute("to", type));
    }
}
