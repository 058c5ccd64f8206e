package org.phonebank.partitioner.graph;

import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.Value;

/**
 * How many tokens there are, in the forms that operators want.
 *
 * @param position int64 [1]: where the new tokens start
 * @param count int64 [1]: how many are new
 * @param end int64 [1]: tokens in the KV buffers once the new ones are in
 * @param lastIndex int32 [1]: the same less one
 * @param total int32 scalar: the same
 */
record SequenceLengths(Value position, Value count, Value end, Value lastIndex, Value total) {
    /**
     * Computes them from the position at which the new tokens start and their count.
     *
     * @param input any value of shape [1, T, ...]
     * @param position int64 [1]
     */
    static SequenceLengths of(OnnxGraph graph, Value input, Value position) {
        Value count = graph.node("Shape", "tokens.count")
                .inputs(input)
                .attribute("start", 1)
                .attribute("end", 2)
                .build();
        Value end = graph.node("Add", "total.long").inputs(position, count).build();
        Value total = graph.node("Cast", "total.list")
                .inputs(end)
                .attribute("to", ElementType.INT32)
                .build();
        Value one = graph.constant("one", new int[] {1}, 1L);
        Value lastIndex = graph.node("Sub", "total.less.one").inputs(total, one).build();
        return new SequenceLengths(position, count, end, lastIndex, Operators.scalar(graph, total, "total"));
    }
}
