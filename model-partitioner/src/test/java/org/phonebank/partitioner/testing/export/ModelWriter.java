package org.phonebank.partitioner.testing.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Writes the file of an export. */
final class ModelWriter {
    private static final int IR_VERSION = 10;
    private static final int MICROSOFT_OPSET = 1;

    private ModelWriter() {}

    /** Where weights lie. */
    enum Weights {
        INLINE,
        /** All in {@code NAME.onnx.data}. */
        ONE_FILE,
        /** Each in a file that has the weight's name. */
        FILE_EACH,
        /** As values of {@code Constant} nodes. */
        CONSTANTS,
        /** In the typed fields that tensors had before they had bytes, and declared as inputs of the graph as well. */
        TYPED_INPUTS
    }

    static void write(Path file, GraphProto graph, int opset, Weights weights) throws IOException {
        GraphProto.Builder written = graph.toBuilder();
        switch (weights) {
            case INLINE -> {}
            case ONE_FILE, FILE_EACH -> moveOut(file, written, weights);
            case CONSTANTS -> makeConstants(written);
            case TYPED_INPUTS -> makeTypedInputs(written);
        }
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("test")
                .setGraph(written)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .addOpsetImport(OperatorSetIdProto.newBuilder()
                        .setDomain("com.microsoft")
                        .setVersion(MICROSOFT_OPSET));
        Files.createDirectories(file.getParent());
        Files.write(file, model.build().toByteArray());
    }

    private static void moveOut(Path file, GraphProto.Builder graph, Weights weights) throws IOException {
        String common = file.getFileName() + ".data";
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
            byte[] raw = tensor.getRawData().toByteArray();
            String location = common;
            int offset = data.size();
            if (weights == Weights.FILE_EACH) {
                location = tensor.getName();
                offset = 0;
                Files.createDirectories(file.getParent());
                Files.write(file.resolveSibling(location), raw);
            } else {
                data.writeBytes(raw);
            }
            tensor.clearRawData()
                    .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                    .addExternalData(entry("location", location))
                    .addExternalData(entry("offset", Integer.toString(offset)))
                    .addExternalData(entry("length", Integer.toString(raw.length)));
        }
        if (weights == Weights.ONE_FILE) {
            Files.createDirectories(file.getParent());
            Files.write(file.resolveSibling(common), data.toByteArray());
        }
    }

    private static void makeConstants(GraphProto.Builder graph) {
        List<NodeProto> nodes = new ArrayList<>();
        for (TensorProto tensor : graph.getInitializerList()) {
            nodes.add(NodeProto.newBuilder()
                    .setOpType("Constant")
                    .setName(tensor.getName())
                    .addOutput(tensor.getName())
                    .addAttribute(AttributeProto.newBuilder()
                            .setName("value")
                            .setType(AttributeProto.AttributeType.TENSOR)
                            .setT(tensor.toBuilder().clearName()))
                    .build());
        }
        nodes.addAll(graph.getNodeList());
        graph.clearInitializer().clearNode().addAllNode(nodes);
    }

    private static void makeTypedInputs(GraphProto.Builder graph) {
        for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
            FloatBuffer values = tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            tensor.clearRawData();
            while (values.hasRemaining()) {
                tensor.addFloatData(values.get());
            }
            Object[] dimensions =
                    tensor.getDimsList().stream().map(Math::toIntExact).toArray();
            graph.addInput(ExportGraph.valueInfo(tensor.getName(), ExportGraph.Element.FLOAT, dimensions));
        }
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    /** The same graph with every name inside replaced by a meaningless one; inputs and outputs keep theirs. */
    static GraphProto obfuscated(GraphProto graph, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> kept = new HashSet<>();
        kept.add("");
        graph.getInputList().stream().map(ValueInfoProto::getName).forEach(kept::add);
        graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(kept::add);
        Map<String, String> names = new HashMap<>();
        GraphProto.Builder renamed = graph.toBuilder();
        for (TensorProto.Builder weight : renamed.getInitializerBuilderList()) {
            weight.setName(renamed(weight.getName(), kept, names, random));
        }
        for (NodeProto.Builder node : renamed.getNodeBuilderList()) {
            node.setName(Long.toHexString(random.nextLong()));
            for (int i = 0; i < node.getInputCount(); i++) {
                node.setInput(i, renamed(node.getInput(i), kept, names, random));
            }
            for (int i = 0; i < node.getOutputCount(); i++) {
                node.setOutput(i, renamed(node.getOutput(i), kept, names, random));
            }
        }
        return renamed.build();
    }

    private static String renamed(String name, Set<String> kept, Map<String, String> names, SplittableRandom random) {
        return kept.contains(name) ? name : names.computeIfAbsent(name, n -> Long.toHexString(random.nextLong()));
    }
}
