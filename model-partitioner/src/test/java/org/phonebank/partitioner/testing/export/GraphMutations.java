package org.phonebank.partitioner.testing.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Changes an ONNX model as an attacker would who knows the format: every result is valid protobuf. */
public final class GraphMutations {
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        3,
        17,
        -1,
        -2,
        1 << 16,
        Integer.MAX_VALUE,
        1L << 32,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Integer.MIN_VALUE
    };
    private static final List<String> LOCATIONS = List.of(
            "",
            ".",
            "..",
            "/etc/passwd",
            "../../../../etc/passwd",
            "a/../../b",
            "missing.bin",
            "model.onnx",
            "\u0000",
            "C:\\x",
            "config.json",
            "x".repeat(5000));
    private static final List<String> OPERATORS = List.of(
            "If",
            "Loop",
            "Scan",
            "Shape",
            "Reshape",
            "Concat",
            "Split",
            "Slice",
            "Transpose",
            "Gather",
            "Unsqueeze",
            "Squeeze",
            "Expand",
            "Range",
            "ConstantOfShape",
            "Tile",
            "Pad",
            "MatMul",
            "MatMulNBits",
            "GroupQueryAttention",
            "MultiHeadAttention",
            "SkipSimplifiedLayerNormalization",
            "Nonsense");

    private final SplittableRandom random;

    public GraphMutations(SplittableRandom random) {
        this.random = random;
    }

    /** The model with one to four changes. */
    public byte[] mutate(ModelProto original) {
        ModelProto.Builder model = original.toBuilder();
        GraphProto.Builder graph = model.getGraphBuilder();
        for (int change = random.nextInt(1, 5); change > 0; change--) {
            switch (random.nextInt(10)) {
                case 0, 1 -> tensor(graph);
                case 2, 3, 4 -> node(graph);
                case 5 -> attribute(graph);
                case 6 -> declaration(graph);
                case 7 -> deepNesting(graph);
                case 8 -> disorder(graph);
                default -> model(model);
            }
        }
        return model.build().toByteArray();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private long number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private void tensor(GraphProto.Builder graph) {
        if (graph.getInitializerCount() == 0) {
            return;
        }
        TensorProto.Builder tensor = graph.getInitializerBuilder(random.nextInt(graph.getInitializerCount()));
        switch (random.nextInt(8)) {
            case 0 -> tensor.addDims(number());
            case 1 -> tensor.clearDims();
            case 2 -> {
                if (tensor.getDimsCount() > 0) {
                    tensor.setDims(random.nextInt(tensor.getDimsCount()), number());
                }
            }
            case 3 -> tensor.setDataType(random.nextInt(30));
            case 4 -> external(tensor, "location", any(LOCATIONS));
            case 5 -> external(tensor, random.nextBoolean() ? "offset" : "length", Long.toString(number()));
            case 6 -> tensor.setName(any(graph.getInitializerList()).getName());
            default -> tensor.setRawData(ByteString.copyFrom(new byte[random.nextInt(9)]));
        }
    }

    private static void external(TensorProto.Builder tensor, String key, String value) {
        tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL).clearRawData();
        for (int i = tensor.getExternalDataCount() - 1; i >= 0; i--) {
            if (tensor.getExternalData(i).getKey().equals(key)) {
                tensor.removeExternalData(i);
            }
        }
        tensor.addExternalData(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
    }

    private void node(GraphProto.Builder graph) {
        NodeProto.Builder node = anyNode(graph);
        switch (random.nextInt(8)) {
            // Mostly one that comes later, which makes a cycle.
            case 0, 1 -> {
                if (node.getInputCount() > 0) {
                    node.setInput(random.nextInt(node.getInputCount()), anyTensor(graph));
                }
            }
            case 2 -> {
                if (node.getOutputCount() > 0) {
                    node.setOutput(random.nextInt(node.getOutputCount()), anyTensor(graph));
                }
            }
            case 3 -> node.setOpType(any(OPERATORS));
            case 4 -> node.clearInput();
            case 5 -> node.clearOutput();
            case 6 -> node.addInput(anyTensor(graph));
            default -> node.setDomain(random.nextBoolean() ? "com.microsoft" : "");
        }
    }

    private NodeProto.Builder anyNode(GraphProto.Builder graph) {
        return graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
    }

    private String anyTensor(GraphProto.Builder graph) {
        NodeProto.Builder node = anyNode(graph);
        return switch (random.nextInt(5)) {
            case 0 -> any(graph.getInputList()).getName();
            case 1 -> "absent";
            default -> node.getOutputCount() == 0 ? "" : node.getOutput(0);
        };
    }

    private void attribute(GraphProto.Builder graph) {
        NodeProto.Builder node = anyNode(graph);
        for (int attempt = 0; attempt < 50 && node.getAttributeCount() == 0; attempt++) {
            node = anyNode(graph);
        }
        if (node.getAttributeCount() == 0) {
            return;
        }
        AttributeProto.Builder attribute = node.getAttributeBuilder(random.nextInt(node.getAttributeCount()));
        switch (random.nextInt(5)) {
            case 0 -> attribute.setI(number());
            case 1 -> attribute.addInts(number());
            case 2 -> attribute.clearT().setType(AttributeProto.AttributeType.INT);
            case 3 -> attribute.setF(Float.NaN);
            default -> {
                if (attribute.hasT()) {
                    attribute
                            .getTBuilder()
                            .setRawData(ExportGraph.longs(number()).getRawData());
                }
            }
        }
    }

    private void declaration(GraphProto.Builder graph) {
        boolean input = random.nextBoolean();
        int count = input ? graph.getInputCount() : graph.getOutputCount();
        if (count < 2) {
            return;
        }
        int index = random.nextInt(count);
        if (random.nextInt(4) == 0) {
            if (input) {
                graph.removeInput(index);
            } else {
                graph.removeOutput(index);
            }
            return;
        }
        TensorShapeProto.Builder shape = (input ? graph.getInputBuilder(index) : graph.getOutputBuilder(index))
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(random.nextInt(24))
                .getShapeBuilder();
        if (shape.getDimCount() == 0 || random.nextInt(4) == 0) {
            shape.addDimBuilder().setDimValue(number());
        } else {
            shape.getDimBuilder(random.nextInt(shape.getDimCount())).setDimValue(number());
        }
    }

    /** Branches within branches, a little less or far more of them than a parser follows. */
    private void deepNesting(GraphProto.Builder graph) {
        int depth = random.nextBoolean() ? 30 : 400;
        GraphProto inner = GraphProto.newBuilder()
                .addNode(NodeProto.newBuilder().setOpType("Identity"))
                .build();
        for (int i = 0; i < depth; i++) {
            inner = GraphProto.newBuilder().addNode(branch(inner)).build();
        }
        graph.addNode(branch(inner).addOutput("nested"));
    }

    private static NodeProto.Builder branch(GraphProto inner) {
        return NodeProto.newBuilder()
                .setOpType("If")
                .addInput("absent")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("then_branch")
                        .setType(AttributeProto.AttributeType.GRAPH)
                        .setG(inner));
    }

    private void disorder(GraphProto.Builder graph) {
        List<NodeProto> nodes = new ArrayList<>(graph.getNodeList());
        int from = random.nextInt(nodes.size());
        NodeProto moved = nodes.remove(from);
        if (random.nextInt(3) > 0) {
            nodes.add(random.nextInt(nodes.size() + 1), moved);
        }
        graph.clearNode().addAllNode(nodes);
    }

    private void model(ModelProto.Builder model) {
        switch (random.nextInt(4)) {
            case 0 -> model.setIrVersion(number());
            case 1 -> model.clearOpsetImport();
            case 2 -> model.getOpsetImportBuilder(0).setVersion(number());
            default -> model.addOpsetImportBuilder().setDomain("a.stranger").setVersion(1);
        }
        if (model.getOpsetImportCount() == 0) {
            model.addOpsetImportBuilder().setVersion(number());
        }
    }
}
