package org.phonebank.partitioner.cut;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.phonebank.partitioner.cut.KvPair.Cache;
import org.phonebank.partitioner.onnx.ElementTypes;

/**
 * Replaces caches that grow by buffers of fixed length that are updated in place. A step with P cached tokens reads the
 * first P places of a buffer and writes the T after them, so reading and writing never touch the same bytes, whatever
 * runs first.
 */
final class KvRewrite {
    private static final int TOKEN_AXIS = 2;

    private final GraphWriter graph;
    private final StepValues step;
    private final Map<String, Buffer> byPast = new HashMap<>();
    private final Map<String, Buffer> byPresent = new HashMap<>();
    private final Map<List<Object>, String> parts = new HashMap<>();
    private final Map<Integer, String> places = new HashMap<>();

    /** How a node updates a cache. */
    private enum Update {
        /** An attention operator that takes the buffer as it is. */
        IN_PLACE,
        /** Past and new tokens side by side. */
        JOINED,
        /** Any other way. */
        OTHER
    }

    private record Buffer(Cache cache, String past, String present, Update update) {}

    KvRewrite(GraphWriter graph, StepValues step, SourceInterface interfaces, List<SourceNode> nodes) {
        this.graph = graph;
        this.step = step;
        Map<String, SourceNode> producers = new HashMap<>();
        for (SourceNode node : nodes) {
            node.proto().getOutputList().forEach(output -> producers.put(output, node));
        }
        for (int layer = 0; layer < interfaces.layers(); layer++) {
            KvPair pair = interfaces.pairs().get(layer);
            SourceNode keys = producers.get(pair.key().present());
            boolean inPlace = keys != null && attendsInPlace(keys, pair);
            add(pair.key(), layer + ".key", inPlace, producers);
            add(pair.value(), layer + ".value", inPlace, producers);
        }
    }

    private static boolean attendsInPlace(SourceNode node, KvPair pair) {
        return node.is("GroupQueryAttention")
                && node.input(3).equals(pair.key().past())
                && node.input(4).equals(pair.value().past())
                && node.output(1).equals(pair.key().present())
                && node.output(2).equals(pair.value().present());
    }

    private void add(Cache cache, String name, boolean inPlace, Map<String, SourceNode> producers) {
        SourceNode producer = producers.get(cache.present());
        Update update = inPlace ? Update.IN_PLACE : Update.OTHER;
        if (producer != null && joins(producer, cache)) {
            update = Update.JOINED;
        }
        Buffer buffer = new Buffer(cache, "past." + name, "present." + name, update);
        byPast.put(cache.past(), buffer);
        byPresent.put(cache.present(), buffer);
    }

    private static boolean joins(SourceNode node, Cache cache) {
        long axis = new Call(node.proto(), List.of()).attribute("axis", 0);
        return node.is("Concat")
                && node.proto().getInputCount() == 2
                && node.input(0).equals(cache.past())
                && !node.input(1).equals(cache.past())
                && (axis == TOKEN_AXIS || axis == -2);
    }

    /** The name under which a node may read a cache that comes in; empty if the tensor is none. */
    Optional<String> past(String tensor) {
        Buffer buffer = byPast.get(tensor);
        if (buffer == null) {
            return Optional.empty();
        }
        return Optional.of(
                buffer.update() == Update.IN_PLACE ? buffer.past() : firstPlaces(buffer.past(), Extent.PAST));
    }

    private String firstPlaces(String buffer, Extent count) {
        return parts.computeIfAbsent(
                List.of(buffer, count),
                key -> graph.node(
                        "Slice", List.of(buffer, graph.list(0L), step.number(count), graph.list((long) TOKEN_AXIS))));
    }

    /** The name that an output of a node must have for its layer's buffer; empty if it is written otherwise. */
    Optional<String> inPlaceOutput(String tensor) {
        Buffer buffer = byPresent.get(tensor);
        return buffer != null && buffer.update() == Update.IN_PLACE ? Optional.of(buffer.present()) : Optional.empty();
    }

    /** Whether a node only puts new tokens behind cached ones, and is replaced by {@link #join}. */
    boolean joins(SourceNode node) {
        Buffer buffer = byPresent.get(node.output(0));
        return buffer != null && buffer.update() == Update.JOINED;
    }

    /**
     * Writes new tokens to the buffer instead of joining them to the old ones.
     *
     * @param added name of the new tokens in the graph being made
     * @return what later nodes read: the old and the new tokens
     */
    String join(SourceNode node, String added) {
        Buffer buffer = buffer(node.output(0));
        write(buffer, added);
        return firstPlaces(buffer.present(), Extent.TOTAL);
    }

    /** Writes the new tokens of a cache that some node made longer in its own way, if the tensor is one. */
    void store(String tensor, String made) {
        Buffer buffer = byPresent.get(tensor);
        if (buffer == null || buffer.update() != Update.OTHER) {
            return;
        }
        String added = graph.node(
                "Slice", List.of(made, StepValues.POSITION, graph.list(Long.MAX_VALUE), graph.list((long) TOKEN_AXIS)));
        write(buffer, added);
    }

    private Buffer buffer(String present) {
        Buffer buffer = byPresent.get(present);
        if (buffer == null) {
            throw new IllegalArgumentException("No cache: " + present);
        }
        return buffer;
    }

    private void write(Buffer buffer, String added) {
        graph.nodeTo(
                buffer.present(),
                "ScatterND",
                List.of(buffer.past(), places(buffer.cache().heads()), added));
    }

    /** int64 [1, heads, T, 3]: where each new token of each head goes. */
    private String places(int heads) {
        return places.computeIfAbsent(heads, this::makePlaces);
    }

    private String makePlaces(int heads) {
        String shape = step.of(
                TensorFacts.list(ElementTypes.INT64, List.of(Extent.ONE, Extent.of(heads), Extent.TOKENS, Extent.ONE)));
        List<Long> numbers = LongStream.range(0, heads).boxed().toList();
        String head = graph.node("Reshape", List.of(graph.list(numbers), graph.list(1L, (long) heads, 1L, 1L)));
        String token = graph.node("Reshape", List.of(step.positions(), graph.list(1L, 1L, -1L, 1L)));
        String zeros = graph.node("Expand", List.of(graph.list(0L), shape));
        String allHeads = graph.node("Expand", List.of(head, shape));
        String allTokens = graph.node("Expand", List.of(token, shape));
        return graph.node("Concat", List.of(zeros, allHeads, allTokens), GraphWriter.attribute("axis", 3));
    }
}
