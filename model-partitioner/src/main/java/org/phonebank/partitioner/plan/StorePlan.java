package org.phonebank.partitioner.plan;

import com.google.protobuf.ByteString;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.DecoderSettings;

/**
 * A whole store to be written.
 *
 * @param files in the order in which shards need them
 * @param decoder what building shard graphs needs to know
 * @param parameters trained values, those of a tied head once
 * @param graph the source's graph without weights; null where graphs are built from {@code decoder} alone
 */
public record StorePlan(
        List<PlannedFile> files,
        DecoderSettings decoder,
        long parameters,
        @Nullable ByteString graph) {
    /** Name of the file that holds {@link #graph}. */
    public static final String GRAPH_FILE = "graph.onnx";

    public StorePlan {
        files = List.copyOf(files);
    }
}
