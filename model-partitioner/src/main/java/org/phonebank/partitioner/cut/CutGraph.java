package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.onnx.ElementTypes;
import org.phonebank.partitioner.onnx.OnnxTensor;

/** Rewrites a whole model to the interface of shards. Ranges of layers can then be taken out of it as they are. */
final class CutGraph {
    static final String LOGITS = "logits";

    private final SourceAnalysis analysis;
    private final FactTable facts;
    private final StoredTensors stored;
    private final Conversions conversions;
    private final ConvertedNodes converted;
    private final GraphWriter graph = new GraphWriter("");
    private final StepValues step = new StepValues(graph);
    private final KvRewrite caches;
    private final Map<String, CallerInput> supplied = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final boolean lastTokenFirst;
    private String lastToken = "";

    CutGraph(SourceAnalysis analysis, Conversions conversions, StoredTensors stored) {
        this.analysis = analysis;
        this.facts = analysis.facts();
        this.stored = stored;
        this.conversions = conversions;
        this.converted = new ConvertedNodes(graph, stored);
        List<SourceNode> needed = analysis.segments().needed();
        this.caches = new KvRewrite(graph, step, analysis.interfaces(), needed);
        analysis.interfaces().others().forEach((input, meaning) -> supplied.put(input.getName(), meaning));
        names.put(analysis.interfaces().tokens(), tokens());
        List<SourceNode> head = needed.stream()
                .filter(node ->
                        analysis.segments().of(node) == analysis.segments().head())
                .toList();
        lastTokenFirst = new HeadTokens(facts, analysis.flow()).independent(head);
    }

    private String tokens() {
        int type = analysis.interfaces().tokensType();
        return type == ElementTypes.INT64
                ? "tokens"
                : graph.node("Cast", List.of("tokens"), GraphWriter.attribute("to", type));
    }

    /** Writes all nodes; afterwards {@link #graph} holds them. */
    GraphWriter write() throws ModelPackageException {
        for (SourceNode node : analysis.segments().needed()) {
            write(node);
        }
        writeLogits();
        return graph;
    }

    CutDescription description() {
        List<String> boundaries = analysis.boundaries().subList(0, analysis.layers());
        return new CutDescription(
                boundaries.stream().map(CutGraph::own).toList(),
                boundaries.stream().map(boundary -> facts.of(boundary).type()).toList(),
                analysis.interfaces().pairs().get(0).key().type());
    }

    private void write(SourceNode node) throws ModelPackageException {
        if (analysis.segments().of(node) == Segments.NONE && !stored.uses(node)) {
            return;
        }
        Conversion conversion = conversions.of(node);
        if (conversion != null) {
            writeConverted(node, conversion);
            return;
        }
        if (caches.joins(node)) {
            names.put(node.output(0), caches.join(node, read(node, 1)));
            return;
        }
        NodeProto.Builder proto =
                node.proto().toBuilder().clearInput().clearOutput().clearDocString();
        for (int i = 0; i < node.proto().getInputCount(); i++) {
            proto.addInput(read(node, i));
        }
        if (node.hasSubgraphs()) {
            keepNames(node);
        }
        for (String output : node.proto().getOutputList()) {
            String name = output.isEmpty() ? "" : caches.inPlaceOutput(output).orElse(own(output));
            names.put(output, name);
            proto.addOutput(name);
        }
        graph.add(proto.build());
        for (String output : node.proto().getOutputList()) {
            caches.store(output, names.getOrDefault(output, ""));
        }
    }

    private void writeConverted(SourceNode node, Conversion conversion) throws ModelPackageException {
        String input = read(node, conversion.use() == Conversion.Use.LOOKUP ? 1 : 0);
        String addend = conversion.use() == Conversion.Use.PRODUCT_AND_SUM ? read(node, 2) : "";
        String output = own(node.output(0));
        names.put(node.output(0), output);
        converted.write(conversion, input, addend, output);
    }

    private String read(SourceNode node, int index) throws ModelPackageException {
        String tensor = node.input(index);
        if (tensor.isEmpty()) {
            return "";
        }
        boolean intoHead = tensor.equals(analysis.boundaries().get(analysis.layers()))
                && analysis.segments().of(node) == analysis.segments().head();
        return intoHead && lastTokenFirst ? lastToken(tensor) : read(tensor);
    }

    private String lastToken(String tensor) throws ModelPackageException {
        if (lastToken.isEmpty()) {
            lastToken = lastOf(read(tensor));
        }
        return lastToken;
    }

    private String lastOf(String tensor) {
        return graph.node("Gather", List.of(tensor, graph.list(-1L)), GraphWriter.attribute("axis", 1));
    }

    /** The name under which a tensor of the source is known in the graph being made. */
    private String read(String tensor) throws ModelPackageException {
        String known = names.get(tensor);
        if (known != null) {
            return known;
        }
        String made = make(tensor);
        names.put(tensor, made);
        return made;
    }

    private String make(String tensor) throws ModelPackageException {
        OnnxTensor constant = analysis.model().tensors().get(tensor);
        if (constant != null) {
            graph.add(stored.reference(constant, own(tensor)));
            return own(tensor);
        }
        if (facts.folded(tensor)) {
            return step.of(facts.of(tensor));
        }
        CallerInput meaning = supplied.get(tensor);
        if (meaning != null) {
            return step.supplied(meaning, facts.of(tensor));
        }
        Optional<String> past = caches.past(tensor);
        if (past.isEmpty()) {
            throw new IllegalStateException("Nothing makes the tensor " + tensor + ".");
        }
        return past.get();
    }

    /** Graphs inside of a node find tensors around them by name, so these must exist under their own names. */
    private void keepNames(SourceNode node) throws ModelPackageException {
        for (String tensor : node.reads()) {
            String name = read(tensor);
            if (!name.equals(tensor) && taken.add(tensor)) {
                graph.nodeTo(tensor, "Identity", List.of(name));
            }
        }
    }

    private static String own(String tensor) {
        boolean reserved = tensor.startsWith(GraphWriter.OWN)
                || tensor.startsWith("past.")
                || tensor.startsWith("present.")
                || tensor.startsWith("source.")
                || Set.of("tokens", "hidden", "position", "hidden_out", LOGITS).contains(tensor);
        return reserved ? "source." + tensor : tensor;
    }

    private void writeLogits() throws ModelPackageException {
        String tensor = analysis.interfaces().logits();
        String logits = read(tensor);
        if (!lastTokenFirst
                && facts.of(tensor).rank() == 3
                && !facts.of(tensor).dimension(1).is(1)) {
            logits = lastOf(logits);
        }
        if (facts.of(tensor).type() != ElementTypes.FLOAT) {
            logits = graph.node("Cast", List.of(logits), GraphWriter.attribute("to", ElementTypes.FLOAT));
        }
        graph.nodeTo(LOGITS, "Reshape", List.of(logits, graph.list(1L, (long) analysis.vocabularySize())));
    }
}
