package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phonebank.partitioner.onnx.ElementTypes;

/** What is known about every tensor of a source graph when one sequence runs through it. */
final class FactTable {
    private final Map<String, TensorFacts> facts = new HashMap<>();
    private final Set<String> folded = new HashSet<>();

    FactTable(SourceGraph graph, SourceInterface interfaces) {
        graph.model().tensors().values().forEach(tensor -> facts.put(tensor.name(), ConstantValues.of(tensor)));
        facts.put(interfaces.tokens(), TensorFacts.of(interfaces.tokensType(), List.of(Extent.ONE, Extent.TOKENS)));
        interfaces.others().forEach((input, meaning) -> put(input.getName(), supplied(input, meaning)));
        for (KvPair pair : interfaces.pairs()) {
            add(pair.key());
            add(pair.value());
        }
        for (SourceNode node : graph.nodes()) {
            add(node);
        }
    }

    private static TensorFacts supplied(ValueInfoProto input, CallerInput meaning) {
        int type = ValueInfos.type(input);
        int rank = ValueInfos.rank(input);
        if (meaning.isNumber()) {
            return rank == 1
                    ? TensorFacts.list(type, List.of(meaning.value()))
                    : TensorFacts.scalar(type, meaning.value());
        }
        List<Extent> shape = new ArrayList<>(meaning.shape());
        if (rank == 3 && meaning == CallerInput.POSITIONS) {
            shape.add(0, Extent.of(Math.max(1, ValueInfos.length(input, 0))));
        }
        return TensorFacts.of(type, shape);
    }

    private void add(KvPair.Cache cache) {
        List<Extent> shape = List.of(Extent.ONE, Extent.of(cache.heads()), Extent.PAST, Extent.of(cache.width()));
        facts.put(cache.past(), TensorFacts.of(cache.type(), shape));
    }

    private void put(String tensor, TensorFacts known) {
        facts.put(tensor, known);
        if (known.foldable()) {
            folded.add(tensor);
        }
    }

    private void add(SourceNode node) {
        List<TensorFacts> inputs =
                node.proto().getInputList().stream().map(this::of).toList();
        List<TensorFacts> outputs = node.hasSubgraphs()
                ? BranchFacts.of(node.proto(), this::of)
                : FactRules.apply(new Call(node.proto(), inputs));
        for (int i = 0; i < outputs.size(); i++) {
            put(node.output(i), outputs.get(i));
        }
        if (SkipNorm.is(node) && !outputs.isEmpty()) {
            facts.put(SkipNorm.sum(node), outputs.get(0));
        }
    }

    /** Facts about a tensor; an empty name is an input left out. */
    TensorFacts of(String tensor) {
        return tensor.isEmpty() ? TensorFacts.NOTHING : facts.getOrDefault(tensor, TensorFacts.NOTHING);
    }

    /** Whether a shard makes this tensor from position and token count instead of computing it like the source. */
    boolean folded(String tensor) {
        return folded.contains(tensor);
    }

    /** Whether a tensor holds values of this width for every new token: [1, T, width] in F32 or F16. */
    boolean perToken(String tensor) {
        TensorFacts found = of(tensor);
        return (found.type() == ElementTypes.FLOAT || found.type() == ElementTypes.FLOAT16)
                && found.rank() == 3
                && found.dimension(0).is(1)
                && found.dimension(1).equals(Extent.TOKENS)
                && found.dimension(2).isConstant()
                && found.dimension(2).constant() > 0
                && found.dimension(2).constant() <= 1 << 20;
    }
}
