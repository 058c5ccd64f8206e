package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.cut.KvPair.Cache;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.onnx.ElementTypes;

/** Pairs the cache inputs of a graph with each other and with its cache outputs. */
final class KvPairs {
    private static final int MOST_LAYERS = 1000;

    private final SourceGraph graph;
    private final Path file;
    private final List<ValueInfoProto> inputs;
    private final IdentityHashMap<SourceNode, Integer> order = new IdentityHashMap<>();
    private final Map<String, List<SourceNode>> readers = new HashMap<>();
    private final Set<String> outputNames = new HashSet<>();

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
        if (inputs.size() > 2 * MOST_LAYERS) {
            throw new ModelPackageException("The model " + file + " has " + inputs.size()
                    + " inputs for cached keys and values, more than any model has; download or export it again.");
        }
        collectReaders();
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

    private void collectReaders() {
        Set<String> caches = new HashSet<>();
        inputs.forEach(input -> caches.add(input.getName()));
        for (SourceNode node : graph.nodes()) {
            for (String read : node.reads()) {
                if (caches.contains(read)) {
                    readers.computeIfAbsent(read, name -> new ArrayList<>()).add(node);
                }
            }
        }
        graph.model().outputs().forEach(output -> outputNames.add(output.getName()));
        outputNames.remove("");
    }

    /** The graph output of a node that takes the cache and gives it back longer. */
    private Optional<String> grownDirectly(String past) {
        for (SourceNode node : readers.getOrDefault(past, List.of())) {
            for (int input = 0; input < node.proto().getInputCount(); input++) {
                int grown = node.input(input).equals(past) ? grownOutput(node, input) : -1;
                if (grown >= 0 && outputNames.contains(node.output(grown))) {
                    return Optional.of(node.output(grown));
                }
            }
        }
        return Optional.empty();
    }

    /** Which output carries on what comes in; negative if none does. */
    private static int grownOutput(SourceNode node, int input) {
        return switch (node.proto().getOpType()) {
            case "Concat" -> 0;
            case "GroupQueryAttention" -> input - 2;
            case "MultiHeadAttention" -> input - 5;
            default -> -1;
        };
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
