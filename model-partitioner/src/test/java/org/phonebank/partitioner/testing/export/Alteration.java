package org.phonebank.partitioner.testing.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.phonebank.partitioner.testing.export.ExportGraph.Element;

/** Structures that exporters put into some models and not into others, each added to a traced Llama. */
@SuppressWarnings("ImmutableEnumChecker") // changes are functions without state
public enum Alteration {
    /** Names of caches as in models that could also have an encoder. */
    DECODER_CACHES(
            graph -> rename(graph, name -> name.replaceAll("^(past_key_values|present)\\.(\\d+)", "$1.$2.decoder"))),
    /** How many logits are wanted is an input. */
    LOGITS_TO_KEEP(Alteration::keepLogits),
    /** Only the last token goes into the head. */
    PRUNED_HEAD(Alteration::pruneHead),
    /** Positions as one list, whatever the batch. */
    CACHE_POSITIONS(Alteration::takeCachePositions),
    /** Positions are counted along the attention mask. */
    COUNTED_POSITIONS(Alteration::countPositions),
    /** Token ids, mask and positions in 32 bits. */
    SHORT_NUMBERS(Alteration::takeShortNumbers),
    /** A bound on the logits. */
    SOFT_CAP(Alteration::capLogits),
    /** A head in two pieces. */
    SPLIT_HEAD(Alteration::splitHead),
    /** One branch for prompts, another for single tokens, in the middle of every layer. */
    PHASES(Alteration::branchLayers),
    /** The same for the mask, which all layers share; the branches take it from around them. */
    MASK_PHASES(Alteration::branchMask),
    /** A table of kinds of tokens, all of which are text. */
    TOKEN_TYPES(Alteration::addTokenTypes),
    /** The last hidden state is given out besides the logits. */
    HIDDEN_STATE(Alteration::giveHiddenState);

    private static final ExportedKind KIND = ExportedKind.OPTIMUM_LLAMA;

    private final Consumer<GraphProto.Builder> change;

    Alteration(Consumer<GraphProto.Builder> change) {
        this.change = change;
    }

    /** Writes the folder. */
    public Path write(Path folder) throws IOException {
        return write(KIND, folder, change);
    }

    public Path modelFile(Path folder) {
        return KIND.modelFile(folder);
    }

    /** Writes the folder of an export that was changed. */
    public static Path write(ExportedKind kind, Path folder, Consumer<GraphProto.Builder> change) throws IOException {
        kind.write(folder);
        Path file = kind.modelFile(folder);
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
        change.accept(model.getGraphBuilder());
        Files.write(file, model.build().toByteArray());
        return folder;
    }

    /** Gives other names to inputs, outputs, and what nodes take and give. */
    public static void rename(GraphProto.Builder graph, UnaryOperator<String> name) {
        graph.getInputBuilderList().forEach(input -> input.setName(name.apply(input.getName())));
        graph.getOutputBuilderList().forEach(output -> output.setName(name.apply(output.getName())));
        for (NodeProto.Builder node : graph.getNodeBuilderList()) {
            for (int i = 0; i < node.getInputCount(); i++) {
                node.setInput(i, name.apply(node.getInput(i)));
            }
            for (int i = 0; i < node.getOutputCount(); i++) {
                node.setOutput(i, name.apply(node.getOutput(i)));
            }
        }
    }

    private static void rename(GraphProto.Builder graph, Map<String, String> names) {
        rename(graph, name -> names.getOrDefault(name, name));
    }

    /** Adds what a graph under construction has to this one. */
    private static void add(GraphProto.Builder graph, Consumer<ExportGraph> content) {
        ExportGraph added = new ExportGraph(Element.FLOAT, 1000 * graph.getNodeCount());
        content.accept(added);
        GraphProto piece = added.build();
        graph.addAllNode(piece.getNodeList())
                .addAllInitializer(piece.getInitializerList())
                .addAllInput(piece.getInputList())
                .addAllOutput(piece.getOutputList());
    }

    private static NodeProto.Builder producer(GraphProto.Builder graph, String output) {
        return graph.getNodeBuilderList().stream()
                .filter(node -> node.getOutputList().contains(output))
                .findFirst()
                .orElseThrow();
    }

    private static NodeProto.Builder head(GraphProto.Builder graph) {
        return producer(graph, producer(graph, "logits").getInput(0));
    }

    private static void keepLogits(GraphProto.Builder graph) {
        NodeProto.Builder head = head(graph);
        String normed = head.getInput(0);
        add(graph, added -> {
            added.input("num_logits_to_keep", Element.INT64);
            String first = added.node("Unsqueeze", added.node("Neg", "num_logits_to_keep"), added.vector(0));
            added.op("Slice", normed, first, added.vector(Long.MAX_VALUE), added.vector(1))
                    .one("kept");
        });
        head(graph).setInput(0, "kept");
    }

    private static void pruneHead(GraphProto.Builder graph) {
        String normed = head(graph).getInput(0);
        add(graph, added -> added.op("Gather", normed, added.vector(-1))
                .set("axis", 1)
                .one("kept"));
        head(graph).setInput(0, "kept");
    }

    private static void removeInput(GraphProto.Builder graph, String name) {
        for (int i = graph.getInputCount() - 1; i >= 0; i--) {
            if (graph.getInput(i).getName().equals(name)) {
                graph.removeInput(i);
            }
        }
    }

    private static void takeCachePositions(GraphProto.Builder graph) {
        removeInput(graph, ExportInterface.POSITIONS);
        add(graph, added -> {
            added.input("cache_position", Element.INT64, "sequence_length");
            added.op("Unsqueeze", "cache_position", added.vector(0)).one(ExportInterface.POSITIONS);
        });
    }

    private static void countPositions(GraphProto.Builder graph) {
        removeInput(graph, ExportInterface.POSITIONS);
        add(graph, added -> {
            String count = added.node("CumSum", ExportInterface.MASK, added.scalar(1));
            String all = added.node("Sub", count, added.scalar(1));
            String none = added.node("Equal", ExportInterface.MASK, added.scalar(0));
            String kept = added.node("Where", none, added.scalar(1), all);
            String tokens = added.node("Gather", added.node("Shape", ExportInterface.IDS), added.vector(1));
            added.op("Slice", kept, added.node("Neg", tokens), added.vector(Long.MAX_VALUE), added.vector(1))
                    .one(ExportInterface.POSITIONS);
        });
    }

    private static void takeShortNumbers(GraphProto.Builder graph) {
        for (String input : List.of(ExportInterface.IDS, ExportInterface.MASK, ExportInterface.POSITIONS)) {
            rename(graph, Map.of(input, "wide_" + input));
            for (ValueInfoProto.Builder info : graph.getInputBuilderList()) {
                if (info.getName().equals("wide_" + input)) {
                    TypeProto.Builder type = info.setName(input).getTypeBuilder();
                    type.getTensorTypeBuilder().setElemType(Element.INT32.onnx);
                }
            }
            graph.addNode(NodeProto.newBuilder()
                    .setOpType("Cast")
                    .addInput(input)
                    .addOutput("wide_" + input)
                    .addAttribute(ExportGraph.attribute("to", Element.INT64.onnx)));
        }
    }

    private static void capLogits(GraphProto.Builder graph) {
        String uncapped = producer(graph, "logits").getInput(0);
        add(graph, added -> {
            String bent = added.node("Tanh", added.node("Div", uncapped, added.scalar(3f)));
            added.op("Mul", bent, added.scalar(3f)).one("capped");
        });
        producer(graph, "logits").setInput(0, "capped");
    }

    private static void splitHead(GraphProto.Builder graph) {
        NodeProto.Builder head = head(graph);
        String normed = head.getInput(0);
        String weight = head.getInput(1);
        String output = head.getOutput(0);
        head.setOutput(0, "unused");
        add(graph, added -> {
            List<String> halves = added.op("Split", weight, added.vector(100, 111))
                    .set("axis", 1)
                    .many(2);
            added.op("Concat", added.node("MatMul", normed, halves.get(0)), added.node("MatMul", normed, halves.get(1)))
                    .set("axis", -1)
                    .one(output);
        });
    }

    private static void branchLayers(GraphProto.Builder graph) {
        int layer = 0;
        for (NodeProto.Builder node : List.copyOf(graph.getNodeBuilderList())) {
            if (node.getOpType().equals("Sigmoid")) {
                String input = node.getInput(0);
                String output = node.getOutput(0);
                node.setOutput(0, "unused_" + layer);
                String prefix = "branch_" + layer++;
                ExportGraph prompt = new ExportGraph(Element.FLOAT);
                prompt.op("Sigmoid", input).one(prefix + "_prompt");
                prompt.output(prefix + "_prompt", Element.FLOAT, 1, "tokens", "inner");
                ExportGraph token = new ExportGraph(Element.FLOAT);
                String shrunk = token.op("Exp", token.op("Neg", input).one(prefix + "_neg"))
                        .one(prefix + "_exp");
                token.op("Constant").set("value", one()).one(prefix + "_one");
                String sum = token.op("Add", shrunk, prefix + "_one").one(prefix + "_sum");
                token.op("Reciprocal", sum).one(prefix + "_token");
                token.output(prefix + "_token", Element.FLOAT, 1, "tokens", "inner");
                addBranches(graph, output, prompt, token);
            }
        }
    }

    private static TensorProto.Builder one() {
        return ExportGraph.tensor(Element.FLOAT, ExportGraph.raw(Element.FLOAT, 1));
    }

    private static void addBranches(GraphProto.Builder graph, String output, ExportGraph prompt, ExportGraph token) {
        String prefix = "/" + output;
        add(graph, added -> {
            String tokens = added.op(
                            "Gather", added.op("Shape", ExportInterface.IDS).one(prefix + "/shape"), "one_axis")
                    .one(prefix + "/count");
            String several = added.op("Greater", tokens, "one_axis").one(prefix + "/several");
            added.op("If", several)
                    .set("then_branch", prompt.build())
                    .set("else_branch", token.build())
                    .one(output);
        });
        boolean there = graph.getInitializerList().stream()
                .anyMatch(tensor -> tensor.getName().equals("one_axis"));
        if (!there) {
            graph.addInitializer(ExportGraph.longs(1).setName("one_axis"));
        }
    }

    private static void branchMask(GraphProto.Builder graph) {
        String mask = graph.getNodeBuilderList().stream()
                .filter(node -> node.getOpType().equals("Where"))
                .findFirst()
                .orElseThrow()
                .getOutput(0);
        rename(graph, Map.of(mask, "plain_mask"));
        NodeProto.Builder where = producer(graph, "plain_mask");
        ExportGraph prompt = new ExportGraph(Element.FLOAT);
        prompt.op("Identity", "plain_mask").one("prompt_mask");
        prompt.output("prompt_mask", Element.FLOAT, 1, 1, "tokens", "total");
        ExportGraph token = new ExportGraph(Element.FLOAT);
        token.op("Where", where.getInput(0), where.getInput(1), where.getInput(2))
                .one("token_mask");
        token.output("token_mask", Element.FLOAT, 1, 1, "tokens", "total");
        rename(graph, Map.of("plain_mask", mask));
        producer(graph, mask).setOutput(0, "plain_mask");
        addBranches(graph, mask, prompt, token);
    }

    private static void addTokenTypes(GraphProto.Builder graph) {
        NodeProto.Builder lookup = graph.getNodeBuilderList().stream()
                .filter(node ->
                        node.getOpType().equals("Gather") && node.getInputList().contains(ExportInterface.IDS))
                .findFirst()
                .orElseThrow();
        String embedding = lookup.getOutput(0);
        lookup.setOutput(0, "token_embedding");
        int hidden = KIND.shape().hidden();
        float[] table = new RandomWeights(5).table("types", 2, hidden);
        add(graph, added -> {
            added.input("token_type_ids", Element.INT64, "batch_size", "sequence_length");
            added.weight("types", table, 2, hidden);
            added.op("Add", "token_embedding", added.node("Gather", "types", "token_type_ids"))
                    .one(embedding);
        });
    }

    private static void giveHiddenState(GraphProto.Builder graph) {
        String normed = head(graph).getInput(0);
        add(graph, added -> {
            added.op("Identity", normed).one("hidden_states");
            added.output(
                    "hidden_states",
                    Element.FLOAT,
                    "batch_size",
                    "sequence_length",
                    KIND.shape().hidden());
        });
    }
}
