package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.cut.KvPair.Cache;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.onnx.ElementTypes;

/** Pairs the cache inputs of a graph with each other and with its cache outputs. */
final class KvPairs {
    private final SourceGraph graph;
    private final Path file;
    private final List<ValueInfoProto> inputs;
    private final IdentityHashMap<SourceNode, Integer> order = new IdentityHashMap<>();

    KvPairs(SourceGraph graph, List<ValueInfoProto> inputs) {
        this.graph = graph;
        this.file = graph.model().file();
        this.inputs = inputs;
    }

    /** The pairs in the order in which layers run. */
    List<KvPair> pairs() throws ModelPackageException {
        if (inputs.isEmpty()) {
            throw new ModelPackageException("The model " + file + " has no inputs for cached keys and values; give an"
                    + " export for text generation with past (Optimum: task text-generation-with-past).");
        }
        Map<KvNames, String> outputs = outputs();
        Map<Integer, Map<Boolean, Cache>> byLayer = new TreeMap<>();
        for (ValueInfoProto input : inputs) {
            KvNames name = KvNames.of(input.getName()).orElseThrow(() -> unclear(input));
            Cache cache = cache(input, present(input, name, outputs));
            if (byLayer.computeIfAbsent(name.layer(), layer -> new HashMap<>()).put(name.key(), cache) != null) {
                throw unclear(input);
            }
        }
        List<KvPair> pairs = new ArrayList<>();
        for (Map<Boolean, Cache> layer : byLayer.values()) {
            pairs.add(pair(layer.get(true), layer.get(false)));
        }
        requireAlike(pairs);
        List<SourceNode> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            order.put(nodes.get(i), i);
        }
        pairs.sort(Comparator.comparingInt(pair -> place(pair.key().present())));
        return pairs;
    }

    private int place(String present) {
        SourceNode producer = graph.producer(present);
        return producer == null ? -1 : order.getOrDefault(producer, -1);
    }

    private Map<KvNames, String> outputs() {
        Map<KvNames, String> outputs = new HashMap<>();
        for (ValueInfoProto output : graph.model().outputs()) {
            KvNames.of(output.getName()).ifPresent(name -> outputs.put(name, output.getName()));
        }
        return outputs;
    }

    private String present(ValueInfoProto input, KvNames name, Map<KvNames, String> outputs)
            throws ModelPackageException {
        return grownDirectly(input.getName())
                .or(() -> Optional.ofNullable(outputs.get(name)))
                .orElseThrow(() -> new ModelPackageException("The model " + file + " takes the cache \""
                        + input.getName() + "\" but does not give it back; give an export with present outputs."));
    }

    /** The graph output of a node that takes the cache and gives it back longer. */
    private Optional<String> grownDirectly(String past) {
        for (SourceNode node : graph.nodes()) {
            if (!node.reads().contains(past)) {
                continue;
            }
            for (int input = 0; input < node.proto().getInputCount(); input++) {
                String output = node.input(input).equals(past) ? node.output(grownOutput(node, input)) : "";
                if (isOutput(output)) {
                    return Optional.of(output);
                }
            }
        }
        return Optional.empty();
    }

    /** Which output carries on what comes in; one that does not exist if none does. */
    private static int grownOutput(SourceNode node, int input) {
        return switch (node.proto().getOpType()) {
            case "Concat" -> 0;
            case "GroupQueryAttention" -> input - 2;
            case "MultiHeadAttention" -> input - 5;
            default -> Integer.MAX_VALUE;
        };
    }

    private boolean isOutput(String tensor) {
        return !tensor.isEmpty()
                && graph.model().outputs().stream()
                        .anyMatch(output -> output.getName().equals(tensor));
    }

    private Cache cache(ValueInfoProto input, String present) throws ModelPackageException {
        long heads = ValueInfos.length(input, 1);
        long width = ValueInfos.length(input, 3);
        boolean known = ValueInfos.rank(input) == 4 && heads > 0 && width > 0 && heads <= 4096 && width <= 4096;
        int type = ValueInfos.type(input);
        if (!known || type == ElementTypes.BFLOAT16) {
            throw new ModelPackageException("The cache \"" + input.getName() + "\" of the model " + file
                    + " is not of the form [batch, heads, tokens, width] in F32 or F16 with known heads and width;"
                    + " such exports are not supported.");
        }
        return new Cache(input.getName(), present, type, (int) heads, (int) width);
    }

    private KvPair pair(@Nullable Cache key, @Nullable Cache value) throws ModelPackageException {
        if (key == null || value == null) {
            throw new ModelPackageException("The model " + file
                    + " has a layer with cached keys but no values, or the reverse; such exports are not supported.");
        }
        return new KvPair(key, value);
    }

    private void requireAlike(List<KvPair> pairs) throws ModelPackageException {
        Cache first = pairs.get(0).key();
        for (KvPair pair : pairs) {
            for (Cache cache : List.of(pair.key(), pair.value())) {
                if (cache.heads() != first.heads() || cache.width() != first.width() || cache.type() != first.type()) {
                    throw new ModelPackageException("The caches \"" + first.past() + "\" and \"" + cache.past()
                            + "\" of the model " + file + " differ in heads, width or number format; models whose"
                            + " layers differ in these are not supported.");
                }
            }
        }
    }

    private ModelPackageException unclear(ValueInfoProto input) {
        return new ModelPackageException("The model " + file + " has the input \"" + input.getName()
                + "\", which is not clearly the cached keys or values of one layer; such exports are not supported.");
    }
}
