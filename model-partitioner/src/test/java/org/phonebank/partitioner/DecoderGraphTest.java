package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.testing.reference.FamilyCase;
import org.phonebank.partitioner.testing.reference.FamilyCases;

/** What graphs are made of: each node less is time on a phone. */
class DecoderGraphTest {
    @TempDir
    Path temporary;

    @Test
    void plainLayersLeaveRotationAndAdditionsToOperators() throws Exception {
        assertThat(operators(graph("mistral-wide-heads", 1, 3)))
                .isEqualTo(Map.ofEntries(
                        Map.entry("Shape", 1),
                        Map.entry("Cast", 1),
                        Map.entry("Sub", 1),
                        Map.entry("Squeeze", 1),
                        Map.entry("SimplifiedLayerNormalization", 1),
                        Map.entry("SkipSimplifiedLayerNormalization", 3),
                        Map.entry("GroupQueryAttention", 2),
                        Map.entry("MatMul", 2 * 5),
                        Map.entry("Sigmoid", 2),
                        Map.entry("Mul", 2 * 2),
                        Map.entry("Add", 2)));
    }

    @Test
    void windowsAreNamedOnlyWhereTheyAreShorterThanTheContext() throws Exception {
        assertThat(windows(graph("qwen2-mixed-layer-types", 0, 4))).containsExactly(0L, 7L, 0L, 7L);
        assertThat(windows(graph("mistral-defaults", 0, 1))).containsExactly(0L);
    }

    @Test
    void tablesThatALayerDoesNotUseAreNotInItsGraph() throws Exception {
        assertThat(graph("gemma3-layer-types", 0, 1).getInitializerList())
                .extracting(initializer -> initializer.getName())
                .contains("rope.local.cos", "rope.local.sin")
                .doesNotContain("rope.cos", "rope.sin");
        assertThat(operators(graph("smollm3-irregular", 1, 3))).doesNotContainKey("RotaryEmbedding");
        assertThat(graph("smollm3-irregular", 1, 3).getInitializerList())
                .extracting(initializer -> initializer.getName())
                .doesNotContain("rope.cos", "rope.sin");
    }

    private GraphProto graph(String name, int first, int end) throws Exception {
        FamilyCase model = FamilyCases.all().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        Path folder = model.randomPackage().write(temporary.resolve(name), model.written(4));
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), 32);
        return ModelProto.parseFrom(store.graph(new LayerRange(first, end)).onnx())
                .getGraph();
    }

    private static Map<String, Integer> operators(GraphProto graph) {
        Map<String, Integer> counts = new TreeMap<>();
        graph.getNodeList().forEach(node -> counts.merge(node.getOpType(), 1, Integer::sum));
        return counts;
    }

    private static List<Long> windows(GraphProto graph) {
        return graph.getNodeList().stream()
                .filter(node -> node.getOpType().equals("GroupQueryAttention"))
                .map(DecoderGraphTest::window)
                .toList();
    }

    private static long window(NodeProto attention) {
        return attention.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals("local_window_size"))
                .mapToLong(AttributeProto::getI)
                .sum();
    }
}
