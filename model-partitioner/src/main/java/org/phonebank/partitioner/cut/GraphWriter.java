package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.phonebank.partitioner.onnx.ElementTypes;

/** Collects the nodes and constants of a graph that is being made, with names of its own for what it adds. */
final class GraphWriter {
    /** No tensor of a source graph keeps a name that begins like this. */
    static final String OWN = "phonebank.";

    private final List<NodeProto> nodes = new ArrayList<>();
    private final List<TensorProto> constants = new ArrayList<>();
    private final Map<List<Long>, String> lists = new HashMap<>();
    private final String prefix;
    private int made;

    /** Makes a writer whose own names begin with {@link #OWN} and this text. */
    GraphWriter(String prefix) {
        this.prefix = OWN + prefix;
    }

    List<NodeProto> nodes() {
        return nodes;
    }

    List<TensorProto> constants() {
        return constants;
    }

    String newName() {
        return prefix + made++;
    }

    void add(NodeProto node) {
        nodes.add(node);
    }

    void add(TensorProto constant) {
        constants.add(constant);
    }

    /** Adds a standard node with one output of a new name. */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return nodeTo(newName(), operator, inputs, attributes);
    }

    /** Adds a standard node with one output of a given name. */
    String nodeTo(String output, String operator, List<String> inputs, AttributeProto... attributes) {
        return nodeTo(output, "", operator, inputs, attributes);
    }

    /** Adds a node with one output of a given name. */
    String nodeTo(String output, String domain, String operator, List<String> inputs, AttributeProto... attributes) {
        nodes.add(NodeProto.newBuilder()
                .setOpType(operator)
                .setDomain(domain)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes))
                .build());
        return output;
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, TensorProto value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(value)
                .build();
    }

    /** A list of whole numbers, made once. */
    String list(Long... values) {
        return list(List.of(values));
    }

    /** A list of whole numbers, made once. */
    String list(List<Long> values) {
        return lists.computeIfAbsent(
                values, key -> constant(ElementTypes.INT64, List.of((long) values.size()), bytes(values)));
    }

    /** A constant of a new name. */
    String constant(int type, List<Long> shape, ByteString bytes) {
        String name = newName();
        constants.add(tensor(type, shape, bytes).toBuilder().setName(name).build());
        return name;
    }

    static TensorProto tensor(int type, List<Long> shape, ByteString bytes) {
        return TensorProto.newBuilder()
                .setDataType(type)
                .addAllDims(shape)
                .setRawData(bytes)
                .build();
    }

    static ByteString bytes(List<Long> values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(bytes::putLong);
        return ByteString.copyFrom(bytes.flip());
    }
}
