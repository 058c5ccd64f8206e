package org.phonebank.worker.shard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that is needed to open a shard and to judge the frames sent to it. Immutable. */
public final class ShardSpec {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

    /** Far more than any phone has, and so little that sums with it cannot overflow. */
    private static final long MOST_RESIDENT_BYTES = 1L << 50;

    private final String shardId;
    private final String modelId;
    private final ShardFile graph;
    private final List<ShardFile> weights;
    private final int firstLayer;
    private final int endLayer;
    private final boolean takesTokens;
    private final boolean givesCandidates;
    private final int hiddenSize;
    private final int vocabularySize;
    private final int kvHeads;
    private final int headDim;
    private final KvFormat kvFormat;
    private final int contextLength;
    private final int maxSequences;
    private final int threads;
    private final long residentBytes;

    private ShardSpec(Builder builder) {
        shardId = requireId("shard id", builder.shardId);
        modelId = requireId("model id", builder.modelId);
        graph = Objects.requireNonNull(builder.graph, "A shard needs a graph file.");
        weights = Collections.unmodifiableList(new ArrayList<>(builder.weights));
        firstLayer = require("first layer", builder.firstLayer, 0, 4095);
        endLayer = require("end layer", builder.endLayer, firstLayer + 1, 4096);
        takesTokens = builder.takesTokens;
        givesCandidates = builder.givesCandidates;
        hiddenSize = require("hidden size", builder.hiddenSize, 1, 1 << 16);
        vocabularySize = require("vocabulary size", builder.vocabularySize, 1, 1 << 22);
        kvHeads = require("number of KV heads", builder.kvHeads, 1, 1 << 10);
        headDim = require("head dimension", builder.headDim, 1, 1 << 12);
        kvFormat = Objects.requireNonNull(builder.kvFormat, "KV buffers need a number format.");
        contextLength = require("context length", builder.contextLength, 1, 1 << 20);
        maxSequences = require("number of sequences", builder.maxSequences, 1, 1 << 10);
        threads = require("number of threads", builder.threads, 0, 1 << 8);
        if (kvBufferBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("One KV buffer would take " + kvBufferBytes()
                    + " bytes, more than 2 GiB; choose a shorter context length.");
        }
        residentBytes = builder.residentBytes;
        if (residentBytes < 0 || residentBytes > MOST_RESIDENT_BYTES) {
            throw new IllegalArgumentException("The resident memory is given as " + residentBytes + " bytes.");
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    public String shardId() {
        return shardId;
    }

    public String modelId() {
        return modelId;
    }

    public ShardFile graph() {
        return graph;
    }

    public List<ShardFile> weights() {
        return weights;
    }

    /** First layer of the shard, inclusive. */
    public int firstLayer() {
        return firstLayer;
    }

    /** End of the shard's layers, exclusive. */
    public int endLayer() {
        return endLayer;
    }

    /** Whether the shard takes token ids rather than hidden states. */
    public boolean takesTokens() {
        return takesTokens;
    }

    /** Whether the shard gives candidates rather than hidden states. */
    public boolean givesCandidates() {
        return givesCandidates;
    }

    /** Values per token of a hidden state. */
    public int hiddenSize() {
        return hiddenSize;
    }

    public int vocabularySize() {
        return vocabularySize;
    }

    public int kvHeads() {
        return kvHeads;
    }

    public int headDim() {
        return headDim;
    }

    public KvFormat kvFormat() {
        return kvFormat;
    }

    /** Positions that a KV buffer holds. */
    public int contextLength() {
        return contextLength;
    }

    /** Sequences whose KV buffers may exist at once. */
    public int maxSequences() {
        return maxSequences;
    }

    /** Threads of the session; 0 leaves the choice to the worker. */
    public int threads() {
        return threads;
    }

    /** Bytes of memory the weights take once loaded; the size of their files unless it was said otherwise. */
    public long residentBytes() {
        if (residentBytes > 0) {
            return residentBytes;
        }
        long sum = graph.sizeBytes();
        for (ShardFile file : weights) {
            sum += file.sizeBytes();
        }
        return sum;
    }

    /** Bytes of all KV buffers of one sequence. */
    public long kvBytesPerSequence() {
        return 2L * (endLayer - firstLayer) * kvBufferBytes();
    }

    /** Bytes of one layer's key buffer, and of its value buffer. */
    long kvBufferBytes() {
        return (long) kvHeads * contextLength * headDim * kvFormat.bytes();
    }

    private static String requireId(String what, @Nullable String value) {
        if (value == null || !ID.matcher(value).matches()) {
            throw new IllegalArgumentException("The " + what + " '" + value
                    + "' is refused: only letters, digits, '.', '_' and '-' are allowed, and no '.' at the start.");
        }
        return value;
    }

    private static int require(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "The " + what + " is given as " + value + ", but must be from " + least + " to " + most + ".");
        }
        return value;
    }

    /** Collects the parts; every part but weights, threads and resident bytes must be set. */
    public static final class Builder {
        private @Nullable String shardId;
        private @Nullable String modelId;
        private @Nullable ShardFile graph;
        private List<ShardFile> weights = Collections.emptyList();
        private int firstLayer;
        private int endLayer;
        private boolean takesTokens;
        private boolean givesCandidates;
        private int hiddenSize;
        private int vocabularySize;
        private int kvHeads;
        private int headDim;
        private @Nullable KvFormat kvFormat;
        private int contextLength;
        private int maxSequences = 1;
        private int threads;
        private long residentBytes;

        private Builder() {}

        public Builder shardId(String value) {
            shardId = value;
            return this;
        }

        public Builder modelId(String value) {
            modelId = value;
            return this;
        }

        public Builder graph(ShardFile value) {
            graph = value;
            return this;
        }

        public Builder weights(List<ShardFile> value) {
            weights = value;
            return this;
        }

        /** Layers first (inclusive) to end (exclusive). */
        public Builder layers(int first, int end) {
            firstLayer = first;
            endLayer = end;
            return this;
        }

        public Builder takesTokens(boolean value) {
            takesTokens = value;
            return this;
        }

        public Builder givesCandidates(boolean value) {
            givesCandidates = value;
            return this;
        }

        public Builder hiddenSize(int value) {
            hiddenSize = value;
            return this;
        }

        public Builder vocabularySize(int value) {
            vocabularySize = value;
            return this;
        }

        /** Shape of each key and value buffer, {@code [1, heads, contextLength, dim]}, and how its numbers are stored. */
        public Builder kv(int heads, int dim, KvFormat format) {
            kvHeads = heads;
            headDim = dim;
            kvFormat = format;
            return this;
        }

        public Builder contextLength(int value) {
            contextLength = value;
            return this;
        }

        public Builder maxSequences(int value) {
            maxSequences = value;
            return this;
        }

        public Builder threads(int value) {
            threads = value;
            return this;
        }

        /** Bytes of memory the weights take once loaded, if that differs from the size of their files; else 0. */
        public Builder residentBytes(long value) {
            residentBytes = value;
            return this;
        }

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if a part is missing or out of bounds; the message names it
         */
        public ShardSpec build() {
            if (graph == null) {
                throw new IllegalArgumentException("The specification of a shard names no graph file.");
            }
            return new ShardSpec(this);
        }
    }
}
