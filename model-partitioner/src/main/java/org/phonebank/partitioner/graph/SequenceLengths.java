package org.phonebank.partitioner.graph;

import org.phonebank.partitioner.graph.OnnxGraph.ElementType;
import org.phonebank.partitioner.graph.OnnxGraph.Value;

/**
 * What the attention operator wants to know about lengths.
 *
 * @param lastIndex int32 [1]: total length less one
 * @param total int32 scalar: tokens in the KV buffers once the new ones are in
 */
record SequenceLengths(Value lastIndex, Value total) {
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
        Value sum = graph.node("Add", "total.long").inputs(position, count).build();
        Value total = graph.node("Cast", "total.list")
                .inputs(sum)
                .attribute("to", ElementType.INT32)
                .build();
        Value one = graph.constant("one", new int[] {1}, 1L);
        Value lastIndex = graph.node("Sub", "total.less.one").inputs(total, one).build();
        Value axis = graph.constant("axis.0", new long[] {0}, 1L);
        Value scalar = graph.node("Squeeze", "total").inputs(total, axis).build();
        return new SequenceLengths(lastIndex, scalar);
    }
}
