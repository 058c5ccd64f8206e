package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.onnx.ElementTypes;

/** Finds out what the inputs and outputs of a source graph are for. */
final class InterfaceReader {
    private final SourceGraph graph;
    private final Path file;
    private final Map<ValueInfoProto, CallerInput> others = new HashMap<>();
    private final List<ValueInfoProto> caches = new ArrayList<>();
    private final List<ValueInfoProto> wholeNumbers = new ArrayList<>();

    private InterfaceReader(SourceGraph graph) {
        this.graph = graph;
        this.file = graph.model().file();
    }

    /**
     * Reads the interface.
     *
     * @throws ModelPackageException if it is not that of a decoder with a cache, or needs what shards cannot supply
     */
    static SourceInterface read(SourceGraph graph) throws ModelPackageException {
        return new InterfaceReader(graph).read();
    }

    private SourceInterface read() throws ModelPackageException {
        for (ValueInfoProto input : graph.model().inputs()) {
            sort(input);
        }
        ValueInfoProto tokens = tokens();
        requireAnyLength(tokens);
        for (ValueInfoProto input : wholeNumbers) {
            if (!input.equals(tokens)) {
                others.put(input, meaning(input, tokens));
            }
        }
        List<KvPair> pairs = new KvPairs(graph, caches).pairs();
        return new SourceInterface(tokens.getName(), ValueInfos.type(tokens), others, pairs, logits(pairs));
    }

    private void sort(ValueInfoProto input) throws ModelPackageException {
        int type = ValueInfos.type(input);
        if (type == ElementTypes.BOOL && input.getName().equals("use_cache_branch")) {
            throw new ModelPackageException(ModelProblem.MERGED, file);
        }
        if (ElementTypes.real(type) && ValueInfos.rank(input) >= 4) {
            caches.add(input);
            return;
        }
        Optional<CallerInput> named = CallerInput.named(input.getName());
        if (named.isPresent()) {
            others.put(input, named.get());
        } else if (type == ElementTypes.INT64 || type == ElementTypes.INT32) {
            wholeNumbers.add(input);
        } else {
            throw unknown(input);
        }
    }

    private ModelPackageException unknown(ValueInfoProto input) {
        return new ModelPackageException("The model " + file + " asks for \"" + input.getName() + "\" ("
                + ElementTypes.name(ValueInfos.type(input))
                + "), which is not part of running a language model on text; give a text generation export.");
    }

    /** Token ids are what rows of a constant table are picked by. */
    private ValueInfoProto tokens() throws ModelPackageException {
        List<ValueInfoProto> candidates = new ArrayList<>();
        for (ValueInfoProto input : wholeNumbers) {
            if (input.getName().equals("input_ids")) {
                return input;
            }
            if (ValueInfos.rank(input) == 2) {
                candidates.add(input);
            }
        }
        if (candidates.size() > 1) {
            candidates.removeIf(candidate -> !picksRows(candidate.getName()));
        }
        if (candidates.size() != 1) {
            throw new ModelPackageException("The model " + file
                    + " has no input of token ids that could be told from the others; give a text generation export"
                    + " that takes input_ids.");
        }
        return candidates.get(0);
    }

    private void requireAnyLength(ValueInfoProto tokens) throws ModelPackageException {
        long batch = ValueInfos.length(tokens, 0);
        long length = ValueInfos.length(tokens, 1);
        if (length >= 0 || batch > 1) {
            throw new ModelPackageException("The model " + file + " is made for exactly "
                    + (length >= 0 ? length + " token" + (length == 1 ? "" : "s") : batch + " texts")
                    + " at a time; give an export for any number of tokens, such as Optimum's model.onnx.");
        }
    }

    private boolean picksRows(String input) {
        for (SourceNode node : graph.nodes()) {
            boolean table = graph.model().tensors().containsKey(node.input(0));
            if (node.input(1).equals(input) && table && (node.is("Gather") || node.is("GatherBlockQuantized"))) {
                return true;
            }
        }
        return false;
    }

    /** By the length it shares with the tokens, or does not. */
    private CallerInput meaning(ValueInfoProto input, ValueInfoProto tokens) throws ModelPackageException {
        String length = ValueInfos.symbol(input, 1);
        if (ValueInfos.rank(input) != 2 || length.isEmpty()) {
            throw unknown(input);
        }
        return length.equals(ValueInfos.symbol(tokens, 1)) ? CallerInput.POSITIONS : CallerInput.ATTENTION_MASK;
    }

    private String logits(List<KvPair> pairs) throws ModelPackageException {
        Set<String> presents = new HashSet<>();
        for (KvPair pair : pairs) {
            presents.add(pair.key().present());
            presents.add(pair.value().present());
        }
        @Nullable String found = null;
        for (ValueInfoProto output : graph.model().outputs()) {
            if (output.getName().equals("logits")) {
                return output.getName();
            }
            boolean candidate = !presents.contains(output.getName()) && ElementTypes.real(ValueInfos.type(output));
            if (candidate && found != null) {
                throw new ModelPackageException("The model " + file
                        + " has several outputs and none is called logits; give a text generation export.");
            }
            found = candidate ? output.getName() : found;
        }
        if (found == null) {
            throw new ModelPackageException(
                    "The model " + file + " has no output of logits; give a text generation export.");
        }
        return found;
    }
}
