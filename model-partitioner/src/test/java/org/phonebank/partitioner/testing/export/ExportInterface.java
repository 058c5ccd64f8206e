package org.phonebank.partitioner.testing.export;

import org.phonebank.partitioner.testing.export.ExportGraph.Element;

/** Inputs and outputs of an export as nearly all of them name them. */
final class ExportInterface {
    static final String IDS = "input_ids";
    static final String MASK = "attention_mask";
    static final String POSITIONS = "position_ids";

    private ExportInterface() {}

    static void declareInputs(ExportGraph graph, DecoderShape shape, boolean mask, boolean positions) {
        graph.input(IDS, Element.INT64, "batch_size", "sequence_length");
        if (mask) {
            graph.input(MASK, Element.INT64, "batch_size", "total_sequence_length");
        }
        if (positions) {
            graph.input(POSITIONS, Element.INT64, "batch_size", "sequence_length");
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (String part : new String[] {"key", "value"}) {
                graph.input(
                        past(layer, part),
                        graph.floats(),
                        "batch_size",
                        shape.kvHeads(),
                        "past_sequence_length",
                        shape.headDim());
            }
        }
    }

    static void declareOutputs(ExportGraph graph, DecoderShape shape, Element logits) {
        graph.output("logits", logits, "batch_size", "sequence_length", shape.vocabulary());
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (String part : new String[] {"key", "value"}) {
                graph.output(
                        present(layer, part),
                        graph.floats(),
                        "batch_size",
                        shape.kvHeads(),
                        "total_sequence_length",
                        shape.headDim());
            }
        }
    }

    static String past(int layer, String part) {
        return "past_key_values." + layer + "." + part;
    }

    static String present(int layer, String part) {
        return "present." + layer + "." + part;
    }
}
