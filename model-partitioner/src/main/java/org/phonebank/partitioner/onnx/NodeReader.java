package org.phonebank.partitioner.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;

/**
 * Reads one node message from a stream. The value of a Constant node becomes a tensor, whose bytes stay in the file if
 * they are many.
 */
final class NodeReader {
    private static final int MAXIMUM_FIELD = 64 << 20;

    private final OnnxReader model;
    private final NodeProto.Builder node = NodeProto.newBuilder();
    private @Nullable OnnxTensor tensor;

    NodeReader(OnnxReader model) {
        this.model = model;
    }

    /** Reads to the limit of the stream. */
    void read(CodedInputStream in) throws IOException, ModelPackageException {
        ByteString.Output plain = ByteString.newOutput();
        CodedOutputStream fields = CodedOutputStream.newInstance(plain);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == NodeProto.ATTRIBUTE_FIELD_NUMBER) {
                int limit = MessageLimits.enter(in);
                node.addAttribute(attribute(in));
                in.popLimit(limit);
            } else {
                copyField(in, tag, fields);
            }
        }
        fields.flush();
        node.mergeFrom(plain.toByteString()).clearDocString();
    }

    NodeProto node() {
        return node.build();
    }

    /** Whether a tensor of an attribute is too large to be kept with the node. */
    boolean incomplete() {
        return tensor != null && tensor.content() instanceof OnnxTensor.InFile;
    }

    /** The value of the node, if it is a Constant node that has it as numbers; those of other kinds stay nodes. */
    Optional<OnnxTensor> constant() {
        boolean constant = node.getOpType().equals("Constant")
                && node.getDomain().isEmpty()
                && node.getAttributeCount() == 1
                && node.getOutputCount() == 1;
        return constant ? value(node.getOutput(0), node.getAttribute(0)) : Optional.empty();
    }

    private Optional<OnnxTensor> value(String name, AttributeProto attribute) {
        return switch (attribute.getName()) {
            case "value" ->
                Optional.ofNullable(tensor)
                        .map(found -> new OnnxTensor(name, found.type(), found.shape(), found.content()));
            case "value_int" -> Optional.of(TypedValues.ofLongs(name, List.of(), List.of(attribute.getI())));
            case "value_ints" -> {
                List<Long> values = attribute.getIntsList();
                yield Optional.of(TypedValues.ofLongs(name, List.of((long) values.size()), values));
            }
            case "value_float" -> Optional.of(TypedValues.ofFloats(name, List.of(), List.of(attribute.getF())));
            case "value_floats" -> {
                List<Float> values = attribute.getFloatsList();
                yield Optional.of(TypedValues.ofFloats(name, List.of((long) values.size()), values));
            }
            default -> Optional.empty();
        };
    }

    private AttributeProto attribute(CodedInputStream in) throws IOException, ModelPackageException {
        model.counted(new byte[0]);
        List<TensorProto> tensors = new ArrayList<>();
        ByteString.Output plain = ByteString.newOutput();
        CodedOutputStream fields = CodedOutputStream.newInstance(plain);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == AttributeProto.T_FIELD_NUMBER) {
                int limit = MessageLimits.enter(in);
                OnnxTensor read = model.newTensorReader().read(in, "");
                in.popLimit(limit);
                tensor = read;
                tensors.add(message(read));
            } else {
                copyField(in, tag, fields);
            }
        }
        fields.flush();
        AttributeProto.Builder attribute = AttributeProto.newBuilder().mergeFrom(plain.toByteString());
        tensors.forEach(attribute::setT);
        return attribute.clearDocString().build();
    }

    /** A tensor whose bytes were read; of others nothing but the type, for they are the values of Constant nodes. */
    private static TensorProto message(OnnxTensor tensor) {
        TensorProto.Builder message =
                TensorProto.newBuilder().setDataType(tensor.type()).addAllDims(tensor.shape());
        return tensor.content() instanceof OnnxTensor.Inline inline
                ? message.setRawData(inline.bytes()).build()
                : message.build();
    }

    private void copyField(CodedInputStream in, int tag, CodedOutputStream out)
            throws IOException, ModelPackageException {
        out.writeUInt32NoTag(tag);
        switch (WireFormat.getTagWireType(tag)) {
            case WireFormat.WIRETYPE_VARINT -> out.writeUInt64NoTag(in.readRawVarint64());
            case WireFormat.WIRETYPE_FIXED32 -> out.writeFixed32NoTag(in.readFixed32());
            case WireFormat.WIRETYPE_FIXED64 -> out.writeFixed64NoTag(in.readFixed64());
            default -> {
                int length = in.readRawVarint32();
                if (length < 0 || length > MAXIMUM_FIELD) {
                    throw model.tooLarge();
                }
                out.writeByteArrayNoTag(model.counted(in.readRawBytes(length)));
            }
        }
    }
}
