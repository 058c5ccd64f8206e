package org.phonebank.partitioner.onnx;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.failure.ModelPackageException;

class OnnxReaderTest {
    private static final TensorProto OUTSIDE = TensorProto.newBuilder()
            .setName("weight")
            .setDataType(ElementTypes.FLOAT)
            .addDims(1)
            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
            .addExternalData(
                    StringStringEntryProto.newBuilder().setKey("location").setValue("../secret"))
            .build();

    @TempDir
    Path folder;

    @Test
    void weightsOfBranchesInOtherFilesAreRefused() {
        GraphProto inner = GraphProto.newBuilder().addInitializer(OUTSIDE).build();
        GraphProto outer = GraphProto.newBuilder().addNode(branch(inner)).build();
        assertThatThrownBy(() -> read(branch(outer)))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("takes weights of a branch or an attribute from another file");
    }

    @Test
    void weightsOfAttributesInOtherFilesAreRefused() {
        NodeProto node = NodeProto.newBuilder()
                .setOpType("ConstantOfShape")
                .addOutput("y")
                .addAttribute(AttributeProto.newBuilder().setName("value").setT(OUTSIDE))
                .build();
        assertThatThrownBy(() -> read(node))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("takes weights from \"../secret\", which is outside of its folder");
    }

    @Test
    void namesBeyondWhatFitsInMemoryAreRefused() {
        NodeProto node = NodeProto.newBuilder()
                .setOpType("Concat")
                .addAllInput(Collections.nCopies(30_000, "x"))
                .addOutput("y")
                .build();
        GraphProto inner = GraphProto.newBuilder()
                .addAllNode(Collections.nCopies(40, node))
                .build();
        assertThatThrownBy(() -> read(branch(inner)))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("name more than 1000000 tensors");
    }

    @Test
    void textsInPlaceOfNumbersAreRefusedBeforeTheyFillTheMemory() {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName("texts").setDataType(8).addDims(64);
        ByteString text = ByteString.copyFrom(new byte[1 << 20]);
        for (int i = 0; i < 64; i++) {
            tensor.addStringData(text);
        }
        GraphProto.Builder graph = GraphProto.newBuilder().addInitializer(tensor);
        assertThatThrownBy(() -> read(graph))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("has too many values outside of its raw data");
    }

    private static NodeProto branch(GraphProto graph) {
        return NodeProto.newBuilder()
                .setOpType("If")
                .addOutput("y")
                .addAttribute(AttributeProto.newBuilder().setName("then_branch").setG(graph))
                .build();
    }

    private void read(NodeProto node) throws IOException, ModelPackageException {
        read(GraphProto.newBuilder().addNode(node));
    }

    private void read(GraphProto.Builder graph) throws IOException, ModelPackageException {
        graph.addOutput(ValueInfoProto.newBuilder().setName("y"));
        Path file = folder.resolve("model.onnx");
        Files.write(file, ModelProto.newBuilder().setGraph(graph).build().toByteArray());
        OnnxReader.read(file);
    }
}
