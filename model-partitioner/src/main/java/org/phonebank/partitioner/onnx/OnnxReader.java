package org.phonebank.partitioner.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
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
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;

/** Walks an ONNX file once as a stream. Memory depends on the size of the graph, not of its weights. */
public final class OnnxReader {
    private static final long MAXIMUM_FILE = Integer.MAX_VALUE;
    private static final long MAXIMUM_GRAPH_BYTES = 64L << 20;
    private static final int MAXIMUM_COUNT = 400_000;
    /** What a field takes in memory besides its content. */
    private static final int OBJECT_BYTES = 32;

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
            throw new ModelPackageException(ModelProblem.ONNX_TOO_LARGE, file);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            OnnxReader reader = new OnnxReader(file, size);
            CodedInputStream in = CodedInputStream.newInstance(stream);
            in.setSizeLimit(Integer.MAX_VALUE);
            reader.readModel(in);
            return reader.model();
        } catch (InvalidProtocolBufferException e) {
            throw new ModelPackageException(ModelText.of(ModelProblem.NO_ONNX, file, firstSentence(e)), e);
        }
    }

    private static String firstSentence(InvalidProtocolBufferException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('.');
        return end < 0 ? message : message.substring(0, end);
    }

    private OnnxModel model() throws ModelPackageException {
        if (nodes.isEmpty() || outputs.isEmpty()) {
            throw new ModelPackageException(ModelProblem.NO_GRAPH, file);
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
        int limit = MessageLimits.enter(in);
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
        if (nodes.size() >= MAXIMUM_COUNT) {
            throw tooLarge();
        }
        int limit = MessageLimits.enter(in);
        NodeReader reader = new NodeReader(this);
        reader.read(in);
        in.popLimit(limit);
        Optional<OnnxTensor> value = reader.constant();
        if (value.isPresent()) {
            add(value.get());
        } else {
            if (reader.incomplete()) {
                throw tooLarge();
            }
            parts.check(reader.node());
            nodes.add(reader.node());
        }
    }

    private void readTensor(CodedInputStream in, String name) throws IOException, ModelPackageException {
        int limit = MessageLimits.enter(in);
        OnnxTensor tensor = newTensorReader().read(in, name);
        in.popLimit(limit);
        add(tensor);
    }

    TensorReader newTensorReader() {
        return new TensorReader(file, size, externalFiles);
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
        if (length > MAXIMUM_GRAPH_BYTES || alreadyThere >= MAXIMUM_COUNT) {
            throw tooLarge();
        }
        return counted(in.readRawBytes(length));
    }

    /** Counts bytes that are kept, so that a file cannot fill the memory. */
    byte[] counted(byte[] message) throws ModelPackageException {
        countBytes(message.length + OBJECT_BYTES);
        return message;
    }

    private void countBytes(int bytes) throws ModelPackageException {
        graphBytes += bytes;
        if (graphBytes > MAXIMUM_GRAPH_BYTES) {
            throw tooLarge();
        }
    }

    ModelPackageException tooLarge() {
        return new ModelPackageException("The graph in " + file + " is too large to be a language model's: more than "
                + MAXIMUM_COUNT + " parts or " + (MAXIMUM_GRAPH_BYTES >> 20) + " MiB without its weights.");
    }
}
