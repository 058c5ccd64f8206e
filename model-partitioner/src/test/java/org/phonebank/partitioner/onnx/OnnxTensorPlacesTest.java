package org.phonebank.partitioner.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.source.ReadScratch;
import org.phonebank.partitioner.source.TensorInfo;

class OnnxTensorPlacesTest {
    private static final int COUNT = 400;

    @TempDir
    Path temporary;

    private Path write(GraphProto.Builder graph) throws IOException {
        graph.addNode(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput("in")
                        .addOutput("out"))
                .addOutput(ValueInfoProto.newBuilder().setName("out"));
        return Files.write(
                temporary.resolve("model.onnx"),
                ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build().toByteArray());
    }

    private static TensorProto.Builder tensor(String name, int count) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(ElementTypes.FLOAT)
                .addDims(count);
    }

    private static ByteString numbers(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat(i);
        }
        return ByteString.copyFrom(bytes.flip());
    }

    private static OnnxTensor.Content content(OnnxModel model, String name) {
        return Optional.ofNullable(model.tensors().get(name)).orElseThrow().content();
    }

    private static float[] read(OnnxModel model, String name) throws Exception {
        try (OnnxTensors tensors = OnnxTensors.open(model)) {
            TensorInfo info = tensors.find(name).orElseThrow();
            float[] values = new float[(int) info.elements()];
            tensors.read(info, 0, values, 0, values.length, new ReadScratch());
            return values;
        }
    }

    private static float[] expected() {
        float[] values = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            values[i] = i;
        }
        return values;
    }

    @Test
    void largeTensorsStayInTheFileAndSmallOnesAreKept() throws Exception {
        OnnxModel model = OnnxReader.read(write(GraphProto.newBuilder()
                .addInitializer(tensor("large", COUNT).setRawData(numbers(COUNT)))
                .addInitializer(tensor("small", 3).setRawData(numbers(3)))));

        assertThat(content(model, "large")).isInstanceOf(OnnxTensor.InFile.class);
        assertThat(content(model, "small")).isEqualTo(new OnnxTensor.Inline(numbers(3)));
        assertThat(read(model, "large")).isEqualTo(expected());
    }

    @Test
    void valuesOfConstantNodesAreTensorsLikeAnyOther() throws Exception {
        AttributeProto value = AttributeProto.newBuilder()
                .setName("value")
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(tensor("", COUNT).setRawData(numbers(COUNT)))
                .build();
        OnnxModel model = OnnxReader.read(write(GraphProto.newBuilder()
                .addNode(NodeProto.newBuilder()
                        .setOpType("Constant")
                        .addOutput("weight")
                        .addAttribute(value))));

        assertThat(model.nodes()).extracting(NodeProto::getOpType).containsExactly("Identity");
        assertThat(read(model, "weight")).isEqualTo(expected());
    }

    @Test
    void floatsInTheirOwnFieldAreReadWhereTheyLie() throws Exception {
        TensorProto.Builder typed = tensor("typed", COUNT);
        for (float value : expected()) {
            typed.addFloatData(value);
        }
        OnnxModel model = OnnxReader.read(write(GraphProto.newBuilder().addInitializer(typed)));

        assertThat(content(model, "typed")).isInstanceOf(OnnxTensor.InFile.class);
        assertThat(read(model, "typed")).isEqualTo(expected());
    }

    private GraphProto.Builder external(String location, String offset, String length) {
        TensorProto.Builder tensor = tensor("weight", COUNT)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue(location))
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("offset").setValue(offset))
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("length").setValue(length));
        return GraphProto.newBuilder().addInitializer(tensor);
    }

    @Test
    void externalDataIsReadAtItsOffset() throws Exception {
        Files.write(
                temporary.resolve("weights"),
                ByteString.copyFromUtf8("1234").concat(numbers(COUNT)).toByteArray());

        assertThat(read(OnnxReader.read(write(external("weights", "4", "1600"))), "weight"))
                .isEqualTo(expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../weights", "/weights", "sub/../../weights", "..\\weights", ""})
    void externalDataOutsideOfTheFolderIsRefused(String location) throws IOException {
        Files.write(temporary.resolve("weights"), numbers(COUNT).toByteArray());
        Path model = write(external(location, "0", "1600"));

        assertThatThrownBy(() -> OnnxReader.read(model))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("outside of its folder");
    }

    @Test
    void linksOutOfTheFolderAreRefused() throws IOException {
        Path secret = Files.write(temporary.resolve("secret"), numbers(COUNT).toByteArray());
        Path folder = Files.createDirectory(temporary.resolve("package"));
        Files.createSymbolicLink(folder.resolve("weights"), secret);
        Path model = Files.move(write(external("weights", "0", "1600")), folder.resolve("model.onnx"));

        assertThatThrownBy(() -> OnnxReader.read(model))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("outside of its folder");
    }

    @Test
    void aDownloadCacheThatLinksModelAndWeightsToOneFolderIsRead() throws Exception {
        Path store = Files.createDirectory(temporary.resolve("blobs"));
        Path folder = Files.createDirectory(temporary.resolve("snapshot"));
        Files.move(write(external("weights", "0", "1600")), store.resolve("a1"));
        Files.write(store.resolve("b2"), numbers(COUNT).toByteArray());
        Files.createSymbolicLink(folder.resolve("model.onnx"), store.resolve("a1"));
        Files.createSymbolicLink(folder.resolve("weights"), store.resolve("b2"));

        assertThat(read(OnnxReader.read(folder.resolve("model.onnx")), "weight"))
                .isEqualTo(expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "999999999999999999", "-1", "99999999999999999999"})
    void externalDataBeyondItsFileIsRefused(String offset) throws IOException {
        Files.write(temporary.resolve("weights"), numbers(COUNT).toByteArray());
        Path model = write(external("weights", offset, "1600"));

        assertThatThrownBy(() -> OnnxReader.read(model)).isInstanceOf(ModelPackageException.class);
    }

    @Test
    void dimensionsThatOverflowAreRefused() throws IOException {
        TensorProto.Builder tensor = tensor("weight", COUNT);
        List.of(1L << 40, 1L << 40).forEach(tensor::addDims);
        Path model = write(GraphProto.newBuilder().addInitializer(tensor.setRawData(numbers(COUNT))));

        assertThatThrownBy(() -> OnnxReader.read(model))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("impossible shape");
    }

    @Test
    void aFileThatEndsEarlyIsRefused() throws IOException {
        Path model = write(
                GraphProto.newBuilder().addInitializer(tensor("large", COUNT).setRawData(numbers(COUNT))));
        byte[] content = Files.readAllBytes(model);
        Files.write(model, Arrays.copyOf(content, content.length - 200));

        assertThatThrownBy(() -> OnnxReader.read(model)).isInstanceOf(ModelPackageException.class);
    }
}
