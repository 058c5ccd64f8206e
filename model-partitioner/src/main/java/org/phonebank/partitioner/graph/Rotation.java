package org.phonebank.partitioner.graph;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.graph.OnnxGraph.Value;
import org.phonebank.partitioner.manifest.RopeTable;

/** Rotary embedding from one table, shared by the layers of a shard that use it. */
final class Rotation {
    /** The attention operator rotates eight pairs at a time. */
    private static final int OPERATOR_UNIT = 16;

    private final OnnxGraph graph;
    private final RopeTable table;
    private final Value cosine;
    private final Value sine;
    private final SequenceLengths lengths;
    private final Value row;
    private @Nullable Value rowOfEachToken;

    Rotation(OnnxGraph graph, RopeTable table, Weights weights, SequenceLengths lengths) {
        this.graph = graph;
        this.table = table;
        this.cosine = weights.plain(table.cosine());
        this.sine = weights.plain(table.sine());
        this.lengths = lengths;
        this.row = table.switchBeyond() == 0 ? lengths.position() : rowBySequenceLength();
    }

    /** Whether the attention operator can rotate by itself, which saves taking queries and keys apart. */
    boolean suitsOperator(int headDim) {
        return headDim % OPERATOR_UNIT == 0 && table.dimensions() % OPERATOR_UNIT == 0;
    }

    Value cosine() {
        return cosine;
    }

    Value sine() {
        return sine;
    }

    /** int64 [1, T]: the row of each token, if it is not its position. */
    Optional<Value> rows() {
        if (table.switchBeyond() == 0) {
            return Optional.empty();
        }
        if (rowOfEachToken == null) {
            String name = table.name() + ".rows";
            Value end = graph.node("Add", name + ".end")
                    .inputs(row, lengths.count())
                    .build();
            Value step = graph.constant(name + ".step", new long[] {1});
            Value rows = graph.node("Range", name + ".list")
                    .inputs(
                            Operators.scalar(graph, row, name + ".first"),
                            Operators.scalar(graph, end, name + ".limit"),
                            step)
                    .build();
            Value shape = graph.constant(name + ".shape", new long[] {1, -1}, 2L);
            rowOfEachToken = graph.node("Reshape", name).inputs(rows, shape).build();
        }
        return Optional.of(rowOfEachToken);
    }

    /**
     * Rotates queries or keys.
     *
     * @param value float [1, T, heads * headDim]
     */
    Value apply(Value value, int heads, String name) {
        return graph.contrib("RotaryEmbedding", name)
                .inputs(value, row, cosine, sine)
                .attribute("num_heads", heads)
                .attribute("rotary_embedding_dim", table.dimensions())
                .attribute("interleaved", 0)
                .build();
    }

    /** The first token's row: rows for long sequences follow those for short ones. */
    private Value rowBySequenceLength() {
        String name = table.name() + ".row";
        Value limit = graph.constant(name + ".limit", new long[] {table.switchBeyond()}, 1L);
        Value none = graph.constant(name + ".none", new long[] {0}, 1L);
        Value longer = graph.node("Greater", name + ".longer")
                .inputs(lengths.end(), limit)
                .build();
        Value start =
                graph.node("Where", name + ".start").inputs(longer, limit, none).build();
        return graph.node("Add", name).inputs(lengths.position(), start).build();
    }
}
