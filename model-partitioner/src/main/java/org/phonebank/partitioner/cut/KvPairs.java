package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.cut.KvPair.Cache;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.onnx.ElementTypes;

/** Pairs the cache inputs of a graph with each other and with its cache outputs. */
final class KvPairs {
    private static final int MOST_LAYERS = 1000;

    private final Path file;
    private final List<ValueInfoProto> inputs;
    private final Set<String> outputs = new HashSet<>();
    private final Map<String, List<SourceNode>> readers = new HashMap<>();
    private final Map<String, Integer> passed = new HashMap<>();

    KvPairs(SourceGraph graph, List<ValueInfoProto> inputs) {
        this.file = graph.model().file();
        this.inputs = inputs;
        graph.model().outputs().forEach(output -> outputs.add(output.getName()));
        inputs.forEach(input -> readers.put(input.getName(), new ArrayList<>()));
        for (SourceNode node : graph.nodes()) {
            follow(node);
            for (String read : node.reads()) {
                List<SourceNode> found = readers.get(read);
                if (found != null) {
                    found.add(node);
                }
            }
        }
    }

    /** The pairs in the order in which layers run. */
    List<KvPair> pairs() throws ModelPackageException {
        if (inputs.isEmpty()) {
            throw new ModelPackageException(ModelProblem.NO_CACHE, file);
        }
        if (inputs.size() > 2 * MOST_LAYERS) {
            throw new ModelPackageException("The model " + file + " has " + inputs.size()
                    + " inputs for cached keys and values, more than any model has; download or export it again.");
        }
        Map<KvNames, String> named = namedOutputs();
        Map<Integer, Map<Boolean, Cache>> byLayer = new TreeMap<>();
        for (ValueInfoProto input : inputs) {
            KvNames name = KvNames.of(input.getName()).orElseThrow(() -> unclear(input));
            Cache cache = cache(input, present(input, name, named));
            if (byLayer.computeIfAbsent(name.layer(), layer -> new HashMap<>()).put(name.key(), cache) != null) {
                throw unclear(input);
            }
        }
        List<KvPair> pairs = new ArrayList<>();
        for (Map<Boolean, Cache> layer : byLayer.values()) {
            pairs.add(pair(layer.get(true), layer.get(false)));
        }
        requireAlike(pairs);
        pairs.sort(Comparator.comparingInt(this::place));
        return pairs;
    }

    /** How many caches the longest way to this tensor passes, one after the other: the number of its layer. */
    private int place(KvPair pair) {
        return passed.getOrDefault(pair.key().present(), 0);
    }

    private void follow(SourceNode node) {
        int most = 0;
        for (String read : node.reads()) {
            most = Math.max(most, readers.containsKey(read) ? 0 : passed.getOrDefault(read, 0));
        }
        boolean takesCache = node.reads().stream().anyMatch(readers::containsKey);
        boolean lengthOnly = node.is("Shape") || node.is("Size");
        int after = lengthOnly ? 0 : takesCache ? most + 1 : most;
        node.proto().getOutputList().forEach(output -> passed.put(output, after));
    }

    private Map<KvNames, String> namedOutputs() {
        Map<KvNames, String> named = new HashMap<>();
        for (String output : outputs) {
            KvNames.of(output).ifPresent(name -> named.put(name, output));
        }
        return named;
    }

    private String present(ValueInfoProto input, KvNames name, Map<KvNames, String> named)
            throws ModelPackageException {
        return grownDirectly(input.getName())
                .or(() -> Optional.ofNullable(named.get(name)))
                .orElseThrow(() -> new ModelPackageException("The model " + file + " takes the cache \""
                        + input.getName() + "\" but does not give it back; give an export with present outputs."));
    }

    /** The graph output of a node that takes the cache and gives it back longer. */
    private Optional<String> grownDirectly(String past) {
        for (SourceNode node : readers.getOrDefault(past, List.of())) {
            for (int input = 0; input < node.proto().getInputCount(); input++) {
                int grown = node.input(input).equals(past) ? grownOutput(node, input) : -1;
                if (grown >= 0 && outputs.contains(node.output(grown))) {
                    return Optional.of(node.output(grown));
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
