package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.QuantizationError;
import org.phonebank.partitioner.manifest.StoredWeight;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.quantize.ScaleSearch;
import org.phonebank.partitioner.testing.RandomLlama;

/** What a manifest says that quantizing cost. */
class QuantizationErrorsTest {
    @TempDir
    Path temporary;

    private final RandomLlama model = new RandomLlama(3);

    @Test
    void everyQuantizedWeightSaysWhatItCost() throws Exception {
        Map<String, QuantizationError> errors = errors(Quantization.ofBits(4));
        assertThat(errors).hasSize(RandomLlama.LAYERS * 5 + 1).containsKeys("layer.2.mlp.down", "head");
        assertThat(errors).allSatisfy((name, error) -> {
            boolean head = name.equals("head");
            assertThat(error.relative()).isBetween(head ? 0.001 : 0.04, head ? 0.01 : 0.1);
            assertThat(error.cosine()).isBetween(head ? 0.9999 : 0.99, 1.0);
        });
        assertThat(errors(Quantization.ofBits(16))).isEmpty();
        assertThat(errors(Quantization.ofBits(32))).isEmpty();
    }

    @Test
    void leastSquaresCostsEveryWeightLess() throws Exception {
        for (boolean zeroPoints : new boolean[] {false, true}) {
            Map<String, QuantizationError> nearest =
                    errors(new Quantization(4, 64, zeroPoints, ScaleSearch.ROUND_TO_NEAREST));
            Map<String, QuantizationError> leastSquares =
                    errors(new Quantization(4, 64, zeroPoints, ScaleSearch.LEAST_SQUARES));
            assertThat(leastSquares).hasSameSizeAs(nearest).allSatisfy((name, error) -> {
                QuantizationError other = Objects.requireNonNull(nearest.get(name));
                assertThat(error.relative()).isLessThan(other.relative());
                assertThat(error.cosine()).isGreaterThan(other.cosine());
            });
        }
    }

    @Test
    void weightOfZerosCostsNothing() throws Exception {
        Arrays.fill(Objects.requireNonNull(model.weights().get("model.layers.1.mlp.up_proj.weight")), 0);
        assertThat(errors(Quantization.ofBits(4))).containsEntry("layer.1.mlp.up", new QuantizationError(1, 0));
    }

    private Map<String, QuantizationError> errors(Quantization quantization) throws IOException, ModelPackageException {
        LayerStore store = new Partitioner()
                .partition(
                        model.write(temporary.resolve("package"), "F32"),
                        temporary.resolve("stores"),
                        new PartitionOptions(quantization, OptionalInt.empty()),
                        PartitionListener.NONE,
                        () -> false);
        Map<String, QuantizationError> errors = new LinkedHashMap<>();
        for (StoredWeight weight : store.manifest().weights()) {
            if (weight.error() != null) {
                errors.put(weight.name(), weight.error());
            }
        }
        return errors;
    }
}
