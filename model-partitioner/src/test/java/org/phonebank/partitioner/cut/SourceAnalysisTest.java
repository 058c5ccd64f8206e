package org.phonebank.partitioner.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.onnx.ElementTypes;
import org.phonebank.partitioner.onnx.OnnxReader;
import org.phonebank.partitioner.testing.export.Alteration;
import org.phonebank.partitioner.testing.export.ExportedKind;

class SourceAnalysisTest {
    @TempDir
    Path folder;

    @Test
    void cachesThatForgetAreRefused() {
        assertThatThrownBy(() -> analyse(ExportedKind.OPTIMUM_LLAMA, graph -> {
                    Alteration.rename(graph, name -> name.equals("present.1.key") ? "all.1.key" : name);
                    graph.getOutputBuilderList().stream()
                            .filter(output -> output.getName().equals("all.1.key"))
                            .forEach(output -> output.setName("present.1.key"));
                    graph.addInitializer(longs("last", -15))
                            .addInitializer(longs("end", Long.MAX_VALUE))
                            .addInitializer(longs("axis", 2))
                            .addNode(NodeProto.newBuilder()
                                    .setOpType("Slice")
                                    .addAllInput(List.of("all.1.key", "last", "end", "axis"))
                                    .addOutput("present.1.key"));
                }))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("gives back the cache \"present.1.key\" with other tokens");
    }

    @Test
    void cacheInThePlaceOfAQueryIsRefused() {
        assertThatThrownBy(() -> analyse(ExportedKind.GENAI_GQA, graph -> graph.getNodeBuilderList().stream()
                        .filter(node -> node.getOpType().equals("GroupQueryAttention"))
                        .forEach(node -> node.setInput(0, node.getInput(3)))))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("could not be told from its last layer");
    }

    /** Such a graph has no mask between the tokens of a prompt. */
    @Test
    void exportForOneTokenAtATimeIsRefused() {
        assertThatThrownBy(() -> analyse(ExportedKind.OPTIMUM_LLAMA, graph -> graph.getInputBuilderList().stream()
                        .filter(input -> input.getName().equals("input_ids"))
                        .forEach(input -> input.getTypeBuilder()
                                .getTensorTypeBuilder()
                                .getShapeBuilder()
                                .getDimBuilder(1)
                                .setDimValue(1))))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("is made for exactly 1 token at a time");
    }

    @Test
    void moreCachesThanAnyModelHasAreRefused() {
        assertThatThrownBy(() -> analyse(ExportedKind.OPTIMUM_LLAMA, graph -> {
                    ValueInfoProto cache = graph.getInputList().stream()
                            .filter(input -> input.getName().equals("past_key_values.0.key"))
                            .findFirst()
                            .orElseThrow();
                    for (int layer = 4; layer < 3000; layer++) {
                        graph.addInput(cache.toBuilder().setName("past_key_values." + layer + ".key"));
                    }
                }))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("inputs for cached keys and values, more than any model has");
    }

    /** Dimensions would add up to more than any memory holds. */
    @Test
    void tensorsWithEverMoreDimensionsAreNotFollowed() throws Exception {
        AttributeProto axes = AttributeProto.newBuilder()
                .setName("axes")
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(Collections.nCopies(3000, 0L))
                .build();
        SourceAnalysis analysis = analyse(ExportedKind.OPTIMUM_LLAMA, graph -> {
            graph.addInitializer(longs("deep.0", 1));
            for (int i = 0; i < 3000; i++) {
                graph.addNode(NodeProto.newBuilder()
                        .setOpType("Unsqueeze")
                        .addInput("deep." + i)
                        .addOutput("deep." + (i + 1))
                        .addAttribute(axes));
            }
        });
        assertThat(analysis.layers()).isEqualTo(4);
    }

    private static TensorProto longs(String name, long value) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(ElementTypes.INT64)
                .addDims(1)
                .addInt64Data(value)
                .build();
    }

    private SourceAnalysis analyse(ExportedKind kind, Consumer<GraphProto.Builder> change)
            throws IOException, ModelPackageException {
        return SourceAnalysis.of(OnnxReader.read(kind.modelFile(Alteration.write(kind, folder, change))));
    }
}
