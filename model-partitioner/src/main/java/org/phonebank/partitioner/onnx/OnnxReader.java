package org.phonebank.partitioner.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.failure.ModelPackageException;

/** Walks an ONNX file once as a stream. Memory depends on the size of the graph, not of its weights. */
public final class OnnxReader {
    private static final long MAXIMUM_FILE = Integer.MAX_VALUE;
    private static final long MAXIMUM_GRAPH_BYTES = 64L << 20;
    private static final int MAXIMUM_COUNT = 400_000;
    private static final int WHOLE_NODE = 1 << 16;

    private final Path file;
    private final long size;
    private final ExternalFiles externalFiles;
    private final NodeParts parts;

    private long irVersion;
    private long graphBytes;
    private final List<OperatorSetIdProto> operatorSets = new ArrayList<>();
    private final List<ValueInfoProto> inputs = new ArrayList<>();
    private final List<ValueInfoProto> outputs = new ArrayList<>();
    private final List<NodeProto> nodes = new ArrayList<>();
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    private OnnxReader(Path file, long size) {
        this.file = file;
        this.size = size;
        this.externalFiles = new ExternalFiles(file);
        this.parts = new NodeParts(file);
    }

    /**
     * Reads a model.
     *
     * @throws ModelPackageException if the file is damaged, too large, or refers to files that are not its own
     */
    public static OnnxModel read(Path file) throws IOException, ModelPackageException {
        long size = Files.size(file);
        if (size > MAXIMUM_FILE) {
            throw new ModelPackageException("The file " + file
                    + " is larger than 2 GiB, which ONNX files cannot be; weights of large models lie beside them.");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            OnnxReader reader = new OnnxReader(file, size);
            CodedInputStream in = CodedInputStream.newInstance(stream);
            in.setSizeLimit(Integer.MAX_VALUE);
            reader.readModel(in);
            return reader.model();
        } catch (InvalidProtocolBufferException e) {
            throw new ModelPackageException(
                    "The file " + file + " is damaged or no ONNX model: " + firstSentence(e) + "; download it again.",
                    e);
        }
    }

    private static String firstSentence(InvalidProtocolBufferException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('.');
        return end < 0 ? message : message.substring(0, end);
    }

    private OnnxModel model() throws ModelPackageException {
        if (nodes.isEmpty() || outputs.isEmpty()) {
            throw new ModelPackageException("The file " + file + " holds no ONNX graph.");
        }
        inputs.removeIf(input -> tensors.containsKey(input.getName()));
        return new OnnxModel(file, irVersion, operatorSets, inputs, outputs, nodes, tensors);
    }

    private void readModel(CodedInputStream in) throws IOException, ModelPackageException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case ModelProto.IR_VERSION_FIELD_NUMBER -> irVersion = in.readInt64();
                case ModelProto.OPSET_IMPORT_FIELD_NUMBER ->
                    operatorSets.add(OperatorSetIdProto.parseFrom(readMessage(in, operatorSets.size())));
                case ModelProto.GRAPH_FIELD_NUMBER -> readGraph(in);
                case ModelProto.FUNCTIONS_FIELD_NUMBER ->
                    throw new ModelPackageException("The model " + file + " defines functions of its own, which are not"
                            + " supported; export it again with its functions inlined.");
                default -> in.skipField(tag);
            }
        }
    }

    private void readGraph(CodedInputStream in) throws IOException, ModelPackageException {
        int limit = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case GraphProto.NODE_FIELD_NUMBER -> readNode(in);
                case GraphProto.INITIALIZER_FIELD_NUMBER -> readTensor(in, "");
                case GraphProto.INPUT_FIELD_NUMBER ->
                    inputs.add(ValueInfoProto.parseFrom(readMessage(in, inputs.size())));
                case GraphProto.OUTPUT_FIELD_NUMBER ->
                    outputs.add(ValueInfoProto.parseFrom(readMessage(in, outputs.size())));
                case GraphProto.SPARSE_INITIALIZER_FIELD_NUMBER ->
                    throw new ModelPackageException("The model " + file + " has sparse weights, which are not"
                            + " supported; export it without them.");
                default -> in.skipField(tag);
            }
        }
        in.popLimit(limit);
    }

    private void readNode(CodedInputStream in) throws IOException, ModelPackageException {
        int length = in.readRawVarint32();
        NodeProto node;
        Optional<OnnxTensor> value = Optional.empty();
        if (length <= WHOLE_NODE) {
            node = NodeProto.parseFrom(count(in.readRawBytes(length), nodes.size()));
        } else {
            int limit = in.pushLimit(length);
            LargeNode large = new LargeNode();
            large.read(in);
            in.popLimit(limit);
            node = large.node.build();
            value = Optional.ofNullable(large.value);
        }
        if (value.isEmpty()) {
            value = constant(node);
        }
        if (value.isPresent()) {
            add(value.get());
        } else {
            parts.check(node);
            nodes.add(node);
        }
    }

    /** The value of a Constant node that holds it as a tensor or as a number; those of other kinds stay nodes. */
    private Optional<OnnxTensor> constant(NodeProto node) throws IOException, ModelPackageException {
        boolean constant = node.getOpType().equals("Constant")
                && node.getDomain().isEmpty()
                && node.getAttributeCount() == 1
                && node.getOutputCount() == 1;
        return constant ? tensor(node.getOutput(0), node.getAttribute(0)) : Optional.empty();
    }

    private Optional<OnnxTensor> tensor(String name, AttributeProto attribute)
            throws IOException, ModelPackageException {
        return switch (attribute.getName()) {
            case "value" -> {
                if (!external(attribute.getT()) && attribute.getT().getStringDataCount() > 0) {
                    yield Optional.empty();
                }
                CodedInputStream in = attribute.getT().toByteString().newCodedInput();
                OnnxTensor tensor = new TensorReader(file, size, externalFiles).read(in, name);
                // The place of bytes in a copy means nothing: take them from the copy.
                boolean copied = tensor.content() instanceof OnnxTensor.InFile && !external(attribute.getT());
                yield Optional.of(
                        copied
                                ? new OnnxTensor(
                                        name,
                                        tensor.type(),
                                        tensor.shape(),
                                        new OnnxTensor.Inline(attribute.getT().getRawData()))
                                : tensor);
            }
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

    private static boolean external(TensorProto tensor) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
    }

    /** A node too large to be read whole: a Constant whose tensor is left in the file. */
    private final class LargeNode {
        private final NodeProto.Builder node = NodeProto.newBuilder();
        private @Nullable OnnxTensor value;

        void read(CodedInputStream in) throws IOException, ModelPackageException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case NodeProto.INPUT_FIELD_NUMBER -> node.addInput(in.readStringRequireUtf8());
                    case NodeProto.OUTPUT_FIELD_NUMBER -> node.addOutput(in.readStringRequireUtf8());
                    case NodeProto.NAME_FIELD_NUMBER -> node.setName(in.readStringRequireUtf8());
                    case NodeProto.OP_TYPE_FIELD_NUMBER -> node.setOpType(in.readStringRequireUtf8());
                    case NodeProto.DOMAIN_FIELD_NUMBER -> node.setDomain(in.readStringRequireUtf8());
                    case NodeProto.ATTRIBUTE_FIELD_NUMBER -> readAttribute(in);
                    default -> in.skipField(tag);
                }
                if (node.getInputCount() + node.getOutputCount() + node.getAttributeCount() > MAXIMUM_COUNT) {
                    throw tooLarge();
                }
            }
            if (value != null) {
                if (!node.getOpType().equals("Constant") || node.getOutputCount() != 1) {
                    throw tooLarge();
                }
                value = new OnnxTensor(node.getOutput(0), value.type(), value.shape(), value.content());
            }
        }

        private void readAttribute(CodedInputStream in) throws IOException, ModelPackageException {
            int length = in.readRawVarint32();
            if (length <= WHOLE_NODE) {
                node.addAttribute(AttributeProto.parseFrom(count(in.readRawBytes(length), node.getAttributeCount())));
                return;
            }
            int limit = in.pushLimit(length);
            AttributeProto.Builder attribute = AttributeProto.newBuilder();
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case AttributeProto.NAME_FIELD_NUMBER -> attribute.setName(in.readStringRequireUtf8());
                    case AttributeProto.TYPE_FIELD_NUMBER -> {
                        AttributeProto.AttributeType type = AttributeProto.AttributeType.forNumber(in.readEnum());
                        attribute.setType(type == null ? AttributeProto.AttributeType.UNDEFINED : type);
                    }
                    case AttributeProto.T_FIELD_NUMBER -> {
                        int tensorLimit = in.pushLimit(in.readRawVarint32());
                        value = new TensorReader(file, size, externalFiles).read(in, "constant");
                        in.popLimit(tensorLimit);
                    }
                    case AttributeProto.G_FIELD_NUMBER ->
                        attribute.setG(GraphProto.parseFrom(readMessage(in, nodes.size())));
                    case AttributeProto.FLOATS_FIELD_NUMBER, AttributeProto.INTS_FIELD_NUMBER -> throw tooLarge();
                    default -> in.skipField(tag);
                }
            }
            in.popLimit(limit);
            node.addAttribute(attribute);
        }
    }

    private void readTensor(CodedInputStream in, String name) throws IOException, ModelPackageException {
        int limit = in.pushLimit(in.readRawVarint32());
        OnnxTensor tensor = new TensorReader(file, size, externalFiles).read(in, name);
        in.popLimit(limit);
        add(tensor);
    }

    private void add(OnnxTensor tensor) throws ModelPackageException {
        if (tensor.name().isEmpty() || tensors.put(tensor.name(), tensor) != null) {
            throw new ModelPackageException(
                    "The model " + file + " has two tensors or none under the name \"" + tensor.name() + "\".");
        }
        if (tensors.size() > MAXIMUM_COUNT) {
            throw tooLarge();
        }
        if (tensor.content() instanceof OnnxTensor.Inline inline) {
            countBytes(inline.bytes().size());
        }
    }

    private byte[] readMessage(CodedInputStream in, int alreadyThere) throws IOException, ModelPackageException {
        int length = in.readRawVarint32();
        if (length > MAXIMUM_GRAPH_BYTES) {
            throw tooLarge();
        }
        return count(in.readRawBytes(length), alreadyThere);
    }

    private byte[] count(byte[] message, int alreadyThere) throws ModelPackageException {
        if (alreadyThere >= MAXIMUM_COUNT) {
            throw tooLarge();
        }
        countBytes(message.length);
        return message;
    }

    private void countBytes(int bytes) throws ModelPackageException {
        graphBytes += bytes;
        if (graphBytes > MAXIMUM_GRAPH_BYTES) {
            throw tooLarge();
        }
    }

    private ModelPackageException tooLarge() {
        return new ModelPackageException("The graph in " + file + " is too large to be a language model's: more than "
                + MAXIMUM_COUNT + " parts or " + (MAXIMUM_GRAPH_BYTES >> 20) + " MiB without its weights.");
    }
}
