package org.phonebank.partitioner.testing.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.phonebank.partitioner.quantize.Half;

/** Collects the nodes and weights of an export. Tensors are known by their names, as in the file. */
final class ExportGraph {
    private static final Set<String> CONTRIB = Set.of(
            "GroupQueryAttention",
            "MultiHeadAttention",
            "RotaryEmbedding",
            "SkipSimplifiedLayerNormalization",
            "SkipLayerNormalization",
            "MatMulNBits",
            "GatherBlockQuantized");

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("main_graph");
    private final Element floats;
    private int counter;

    /** @param floats in which the model computes */
    ExportGraph(Element floats) {
        this(floats, 0);
    }

    /** @param counter of the first node, where the nodes are added to another graph */
    ExportGraph(Element floats, int counter) {
        this.floats = floats;
        this.counter = counter;
    }

    /** Element types by their number in ONNX. */
    enum Element {
        FLOAT(1),
        UINT8(2),
        INT8(3),
        INT32(6),
        INT64(7),
        BOOL(9),
        HALF(10),
        UINT4(21),
        INT4(22);

        final int onnx;

        Element(int onnx) {
            this.onnx = onnx;
        }
    }

    Element floats() {
        return floats;
    }

    GraphProto build() {
        return graph.build();
    }

    /** @param dimensions lengths, or names of those that are known only when the graph runs */
    void input(String name, Element type, Object... dimensions) {
        graph.addInput(valueInfo(name, type, dimensions));
    }

    void output(String name, Element type, Object... dimensions) {
        graph.addOutput(valueInfo(name, type, dimensions));
    }

    /** Begins a node; an empty input is one that is left out. */
    Node op(String operator, String... inputs) {
        return new Node(operator, CONTRIB.contains(operator) ? "com.microsoft" : "", inputs);
    }

    /** Begins a node of the standard set, also where ONNX Runtime has an operator of the same name. */
    Node standard(String operator, String... inputs) {
        return new Node(operator, "", inputs);
    }

    /** Adds a node with one output and no attributes. */
    String node(String operator, String... inputs) {
        return op(operator, inputs).one();
    }

    /** A constant vector as a node, as exporters that trace a program write it. */
    String vector(long... values) {
        return constant(longs(values).addDims(values.length));
    }

    String scalar(long value) {
        return constant(longs(value));
    }

    /** A constant scalar of the type in which the model computes. */
    String scalar(float value) {
        return constant(tensor(floats, raw(floats, value)));
    }

    String constant(TensorProto.Builder value) {
        return op("Constant").set("value", value).one();
    }

    /** A weight in the type in which the model computes. */
    String weight(String name, float[] values, int... dimensions) {
        return weight(name, floats, raw(floats, values), dimensions);
    }

    String weight(String name, Element type, ByteString raw, int... dimensions) {
        TensorProto.Builder tensor = tensor(type, raw).setName(name);
        Arrays.stream(dimensions).forEach(tensor::addDims);
        graph.addInitializer(tensor);
        return name;
    }

    String cast(String value, Element type) {
        return op("Cast", value).set("to", type.onnx).one();
    }

    static TensorProto.Builder tensor(Element type, ByteString raw) {
        return TensorProto.newBuilder().setDataType(type.onnx).setRawData(raw);
    }

    static TensorProto.Builder longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return tensor(Element.INT64, ByteString.copyFrom(bytes));
    }

    static ByteString raw(Element type, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            if (type == Element.HALF) {
                bytes.putShort(Half.fromFloat(value));
            } else {
                bytes.putFloat(value);
            }
        }
        return ByteString.copyFrom(bytes.flip());
    }

    static ValueInfoProto valueInfo(String name, Element type, Object... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object dimension : dimensions) {
            TensorShapeProto.Dimension.Builder one = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(
                    dimension instanceof Integer length
                            ? one.setDimValue(length)
                            : one.setDimParam(dimension.toString()));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.onnx)
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    /** A node under construction. */
    final class Node {
        private final NodeProto.Builder node;

        private Node(String operator, String domain, String... inputs) {
            node = NodeProto.newBuilder()
                    .setOpType(operator)
                    .setDomain(domain)
                    .setName("/" + operator + "_" + counter++)
                    .addAllInput(Arrays.asList(inputs));
        }

        Node set(String name, long value) {
            return add(attribute(name, AttributeProto.AttributeType.INT).setI(value));
        }

        Node set(String name, float value) {
            return add(attribute(name, AttributeProto.AttributeType.FLOAT).setF(value));
        }

        Node set(String name, long... values) {
            AttributeProto.Builder attribute = attribute(name, AttributeProto.AttributeType.INTS);
            Arrays.stream(values).forEach(attribute::addInts);
            return add(attribute);
        }

        Node set(String name, TensorProto.Builder value) {
            return add(attribute(name, AttributeProto.AttributeType.TENSOR).setT(value));
        }

        Node set(String name, GraphProto value) {
            return add(attribute(name, AttributeProto.AttributeType.GRAPH).setG(value));
        }

        private Node add(AttributeProto.Builder attribute) {
            node.addAttribute(attribute);
            return this;
        }

        /** Ends the node; its only output gets a name of its own. */
        String one() {
            return one(node.getName() + "_output_0");
        }

        String one(String output) {
            return named(output).get(0);
        }

        /** Ends the node with so many outputs. */
        List<String> many(int count) {
            String[] names = new String[count];
            Arrays.setAll(names, i -> node.getName() + "_output_" + i);
            return named(names);
        }

        /** Ends the node; an output without name is one that nobody wants. */
        List<String> named(String... outputs) {
            graph.addNode(node.addAllOutput(Arrays.asList(outputs)));
            return Collections.unmodifiableList(Arrays.asList(outputs));
        }
    }

    static AttributeProto.Builder attribute(String name, long value) {
        return attribute(name, AttributeProto.AttributeType.INT).setI(value);
    }

    private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
