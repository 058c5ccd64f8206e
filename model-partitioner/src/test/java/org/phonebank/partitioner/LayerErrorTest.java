package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.QuantizationError;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.testing.RandomLlama;

class LayerErrorTest {
    @TempDir
    Path temporary;

    @Test
    void errorsOfWeightsAreCountedByTheirValues() throws Exception {
        ModelManifest manifest = TestModels.partition(
                        new RandomLlama(3).write(temporary.resolve("package"), "F32"), temporary.resolve("stores"), 4)
                .manifest();
        List<StoredWeight> weights = new ArrayList<>();
        for (StoredWeight weight : manifest.weights()) {
            weights.add(weight.withError(null));
        }
        // 40 inputs and 64 + 2 · 32 outputs beside 72 inputs and 40 outputs.
        set(weights, "layer.1.attention.qkv", new QuantizationError(0.99, 0.3));
        set(weights, "layer.1.mlp.down", new QuantizationError(0.98, 0.4));
        LayerError expected = new LayerError(
                "layer-01.bin",
                1,
                (0.99 * 5120 + 0.98 * 2880) / 8000,
                Math.sqrt((0.09 * 5120 + 0.16 * 2880) / 8000),
                "layer.1.mlp.down",
                new QuantizationError(0.98, 0.4));
        List<LayerError> errors = LayerError.of(with(manifest, weights));
        assertThat(errors)
                .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                        .withComparatorForType(
                                (a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b), Double.class)
                        .build())
                .containsExactly(expected);
    }

    private static void set(List<StoredWeight> weights, String name, QuantizationError error) {
        weights.replaceAll(weight -> weight.name().equals(name) ? weight.withError(error) : weight);
        assertThat(weights).extracting(StoredWeight::name).contains(name);
    }

    private static ModelManifest with(ModelManifest manifest, List<StoredWeight> weights) {
        return new ModelManifest(
                manifest.formatVersion(),
                manifest.modelId(),
                manifest.name(),
                manifest.architecture(),
                manifest.shape(),
                manifest.bits(),
                manifest.parameters(),
                manifest.stopTokenIds(),
                manifest.decoder(),
                manifest.files(),
                weights);
    }
}
