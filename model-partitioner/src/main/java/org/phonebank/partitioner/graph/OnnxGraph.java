package org.phonebank.partitioner.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.phonebank.partitioner.manifest.Segment;

/**
 * An ONNX graph under construction. It owns every {@link Value} it hands out and refuses those of another graph, gives
 * names that occur once, and says which operator sets it needs.
 */
public final class OnnxGraph {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final String CONTRIB = "com.microsoft";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> names = new HashSet<>();
    private boolean usesContrib;

    public OnnxGraph(String name) {
        graph.setName(name);
    }

    /** The type of a tensor's elements. */
    public enum ElementType {
        FLOAT(TensorProto.DataType.FLOAT),
        FLOAT16(TensorProto.DataType.FLOAT16),
        UINT8(TensorProto.DataType.UINT8),
        INT32(TensorProto.DataType.INT32),
        INT64(TensorProto.DataType.INT64);

        private final TensorProto.DataType onnx;

        ElementType(TensorProto.DataType onnx) {
            this.onnx = onnx;
        }
    }

    /** A tensor in the graph. */
    public record Value(OnnxGraph owner, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** One dimension: a length, or the name of one that is only known when the graph runs. */
    public record Dimension(long length, String symbol) {
        public static Dimension of(long length) {
            return new Dimension(length, "");
        }

        public static Dimension named(String symbol) {
            return new Dimension(-1, symbol);
        }
    }

    public Value input(String name, ElementType type, Dimension... shape) {
        graph.addInput(valueInfo(newName(name), type, shape));
        return new Value(this, name);
    }

    /** Declares an output. The value must have been made with exactly this name, see {@link NodeBuilder#output}. */
    public void output(Value value, ElementType type, Dimension... shape) {
        requireOwn(value);
        graph.addOutput(valueInfo(value.name(), type, shape));
    }

    /** A weight in a file beside the graph. */
    public Value external(String name, ElementType type, List<Long> shape, String file, Segment place) {
        TensorProto.Builder tensor = tensor(name, type, shape);
        tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", file))
                .addExternalData(entry("offset", Long.toString(place.offset())))
                .addExternalData(entry("length", Long.toString(place.length())));
        graph.addInitializer(tensor);
        return new Value(this, name);
    }

    /** A weight inside the graph, as little-endian bytes. */
    public Value inline(String name, ElementType type, List<Long> shape, ByteString data) {
        graph.addInitializer(tensor(name, type, shape).setRawData(data));
        return new Value(this, name);
    }

    public Value constant(String name, float[] values, Long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return inline(name, ElementType.FLOAT, List.of(shape), ByteString.copyFrom(bytes));
    }

    public Value constant(String name, long[] values, Long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return inline(name, ElementType.INT64, List.of(shape), ByteString.copyFrom(bytes));
    }

    public Value constant(String name, int[] values, Long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return inline(name, ElementType.INT32, List.of(shape), ByteString.copyFrom(bytes));
    }

    /** A node of the standard operator set. */
    public NodeBuilder node(String operator, String name) {
        return new NodeBuilder(operator, "", name);
    }

    /** A node of ONNX Runtime's own operator set. */
    public NodeBuilder contrib(String operator, String name) {
        usesContrib = true;
        return new NodeBuilder(operator, CONTRIB, name);
    }

    public byte[] toBytes() {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("phonebank")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(graph);
        if (usesContrib) {
            model.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain(CONTRIB).setVersion(1));
        }
        return model.build().toByteArray();
    }

    /** Collects the inputs, attributes and outputs of a node. */
    public final class NodeBuilder {
        private final NodeProto.Builder node;
        private final List<Value> outputs = new ArrayList<>();

        private NodeBuilder(String operator, String domain, String name) {
            node = NodeProto.newBuilder().setOpType(operator).setDomain(domain).setName(name);
        }

        public NodeBuilder inputs(Value... values) {
            for (Value value : values) {
                requireOwn(value);
                node.addInput(value.name());
            }
            return this;
        }

        /** Leaves optional inputs out that come before one that is given. */
        public NodeBuilder noInputs(int count) {
            for (int i = 0; i < count; i++) {
                node.addInput("");
            }
            return this;
        }

        /** Leaves optional outputs out that come before one that is wanted. */
        public NodeBuilder noOutputs(int count) {
            for (int i = 0; i < count; i++) {
                node.addOutput("");
            }
            return this;
        }

        public NodeBuilder attribute(String name, long value) {
            node.addAttribute(AttributeProto.newBuilder()
                    .setName(name)
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(value));
            return this;
        }

        public NodeBuilder attribute(String name, float value) {
            node.addAttribute(AttributeProto.newBuilder()
                    .setName(name)
                    .setType(AttributeProto.AttributeType.FLOAT)
                    .setF(value));
            return this;
        }

        public NodeBuilder attribute(String name, ElementType value) {
            return attribute(name, value.onnx.getNumber());
        }

        public NodeBuilder output(String name) {
            node.addOutput(newName(name));
            outputs.add(new Value(OnnxGraph.this, name));
            return this;
        }

        /** Adds the node; its named outputs in order. */
        public List<Value> buildAll() {
            graph.addNode(node);
            return List.copyOf(outputs);
        }

        /** Adds a node whose only output carries the node's name. */
        public Value build() {
            return output(node.getName()).buildAll().get(0);
        }
    }

    private void requireOwn(Value value) {
        if (value.owner() != this) {
            throw new IllegalArgumentException("The value " + value + " belongs to another graph.");
        }
    }

    private String newName(String name) {
        if (name.isEmpty() || !names.add(name)) {
            throw new IllegalArgumentException("The name \"" + name + "\" is empty or taken.");
        }
        return name;
    }

    private TensorProto.Builder tensor(String name, ElementType type, List<Long> shape) {
        return TensorProto.newBuilder()
                .setName(newName(name))
                .setDataType(type.onnx.getNumber())
                .addAllDims(shape);
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static ValueInfoProto valueInfo(String name, ElementType type, Dimension... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (Dimension dimension : shape) {
            TensorShapeProto.Dimension.Builder onnx = TensorShapeProto.Dimension.newBuilder();
            dimensions.addDim(
                    dimension.symbol().isEmpty()
                            ? onnx.setDimValue(dimension.length())
                            : onnx.setDimParam(dimension.symbol()));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.onnx.getNumber())
                .setShape(dimensions)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
