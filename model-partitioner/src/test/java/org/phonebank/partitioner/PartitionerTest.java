package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.testing.RandomLlama;
import org.phonebank.partitioner.testing.SafetensorsWriter;

class PartitionerTest {
    @TempDir
    Path temporary;

    private final RandomLlama model = new RandomLlama(3);

    @Test
    void manifestDescribesTheStore() throws Exception {
        LayerStore store = partition(PartitionOptions.ofBits(4));
        ModelManifest manifest = store.manifest();
        assertThat(manifest.shape()).isEqualTo(new ModelShape(3, 40, 72, 4, 2, 16, 97, 48));
        assertThat(manifest.name()).isEqualTo("package");
        assertThat(manifest.stopTokenIds()).containsExactly(2);
        assertThat(manifest.parameters())
                .isEqualTo(model.weights().values().stream()
                        .mapToLong(values -> values.length)
                        .sum());
        assertThat(manifest.files())
                .extracting(StoreFile::name)
                .containsExactly("embed.bin", "layer-00.bin", "layer-01.bin", "layer-02.bin", "head.bin", "rope.bin");
        assertThat(manifest.weights())
                .allSatisfy(weight -> assertThat(weight.data().offset() % 64).isZero());
        assertThat(manifest.weightsFor(new LayerRange(1, 3)))
                .extracting(StoreFile::role)
                .containsExactly(FileRole.LAYER, FileRole.LAYER, FileRole.HEAD, FileRole.SHARED);
        assertThat(manifest.kvBytesPerSequence(new LayerRange(0, 2))).isEqualTo(2L * 2 * 2 * 48 * 16 * 4);
        assertThat(LayerStore.open(store.folder()).manifest()).isEqualTo(manifest);
    }

    @Test
    void filesHaveTheSameNamesWhereDigitsAreWrittenOtherwise() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            LayerStore store = partition(PartitionOptions.ofBits(4));
            assertThat(store.file("layer-02.bin")).isRegularFile();
            assertThat(store.graph(new LayerRange(0, 2)).fileName()).isEqualTo("shard-00-02.onnx");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void sameSourceFindsItsStoreAgain() throws Exception {
        LayerStore first = partition(PartitionOptions.ofBits(8));
        FileTime made = Files.getLastModifiedTime(first.folder().resolve("manifest.json"));
        Files.setLastModifiedTime(first.folder().resolve("manifest.json"), FileTime.fromMillis(made.toMillis() - 5000));
        List<String> steps = new ArrayList<>();
        LayerStore second = new Partitioner()
                .partition(
                        folder(),
                        stores(),
                        PartitionOptions.ofBits(8),
                        (step, done, total) -> steps.add(step),
                        () -> false);
        assertThat(second.folder()).isEqualTo(first.folder());
        assertThat(steps).isEmpty();
        LayerStore shorter = partition(new PartitionOptions(Quantization.ofBits(8), OptionalInt.of(16)));
        assertThat(shorter.folder()).isNotEqualTo(first.folder());
        assertThat(shorter.manifest().shape().contextLength()).isEqualTo(16);
        model.weights().values().iterator().next()[0] += 1;
        Files.delete(folder().resolve("model.safetensors"));
        assertThat(partition(PartitionOptions.ofBits(8)).folder()).isNotEqualTo(first.folder());
    }

    @Test
    void damagedStoreIsMadeAgain() throws Exception {
        LayerStore store = partition(PartitionOptions.ofBits(8));
        Files.write(store.folder().resolve("layer-01.bin"), new byte[10]);
        assertThatThrownBy(() -> LayerStore.open(store.folder()))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("layer-01.bin is missing or has another size");
        assertThat(partition(PartitionOptions.ofBits(8)).manifest()).isEqualTo(store.manifest());
    }

    @Test
    void progressRisesToTheTotalOfEveryStep() throws Exception {
        List<Long> left = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        new Partitioner()
                .partition(
                        folder(),
                        stores(),
                        PartitionOptions.ofBits(4),
                        (step, done, total) -> {
                            steps.add(step);
                            left.add(total - done);
                        },
                        () -> false);
        assertThat(left).allSatisfy(bytes -> assertThat(bytes).isNotNegative()).endsWith(0L);
        assertThat(steps).containsSubsequence("Cutting layers", "Checking files");
    }

    @Test
    void fullDiskIsSaidBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> new Partitioner(folder -> 1 << 20)
                        .partition(
                                folder(), stores(), PartitionOptions.ofBits(32), PartitionListener.NONE, () -> false))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageMatching(
                        "There is no room for the layer store of package: it needs \\d+ MiB and the disk of .*"
                                + " has 1 MiB free\\. Free some space or choose fewer bits\\.");
        assertThat(storeNames()).isEmpty();
    }

    @Test
    void contextBeyondTheModelsIsRefused() {
        assertRefused(
                new PartitionOptions(Quantization.ofBits(4), OptionalInt.of(49)),
                "48 tokens of context; 49 were asked for");
    }

    @Test
    void valuesThatAreNoNumbersAreRefused() {
        weight("model.layers.1.mlp.up_proj.weight")[7] = Float.NaN;
        assertRefused(PartitionOptions.ofBits(4), "model.layers.1.mlp.up_proj.weight holds values that are not finite");
    }

    @Test
    void valuesBeyondHalfPrecisionAreRefusedAtSixteenBitsOnly() throws Exception {
        weight("model.layers.2.self_attn.o_proj.weight")[3] = 1e6f;
        assertRefused(PartitionOptions.ofBits(16), "which 16 bits cannot represent; use 32, 8 or 4 bits");
        assertThat(partition(PartitionOptions.ofBits(32)).manifest().bits()).isEqualTo(32);
    }

    @Test
    void missingTensorIsNamed() {
        model.weights().remove("model.layers.1.self_attn.k_proj.bias");
        assertRefused(PartitionOptions.ofBits(4), "has no tensor model.layers.1.self_attn.k_proj.bias");
    }

    @Test
    void wrongShapeIsNamed() {
        model.config().put("intermediate_size", 71);
        assertRefused(PartitionOptions.ofBits(4), "has the shape [72, 40], but the configuration calls for [71, 40]");
    }

    @Test
    void integersInPlaceOfAWeightAreNamed() throws Exception {
        model.weights().remove("model.norm.weight");
        Path folder = folder();
        Path weights = folder.resolve("model.safetensors");
        SafetensorsWriter writer = new SafetensorsWriter();
        model.weights()
                .forEach((name, values) ->
                        writer.add(name, "F32", model.shapes().getOrDefault(name, List.of()), values));
        writer.addIntegers("model.norm.weight", List.of(40), new int[40]).write(weights);
        assertThatThrownBy(() -> TestModels.partition(folder, stores(), 4))
                .isInstanceOf(ModelPackageException.class)
                .hasMessage("The tensor model.norm.weight holds integers (I32), but the configuration calls for the"
                        + " values of a weight.");
    }

    @Test
    void unknownRopeScalingIsNamed() {
        model.config().putObject("rope_scaling").put("rope_type", "spiral");
        assertRefused(PartitionOptions.ofBits(4), "rope scaling of the kind \"spiral\"; supported are default, linear");
    }

    @Test
    void unknownWayOfQuantizingIsNamed() {
        model.config().putObject("quantization_config").put("quant_method", "bitsandbytes");
        assertRefused(
                PartitionOptions.ofBits(4),
                "weights quantized by bitsandbytes, which is not supported; give the original model, or one quantized");
    }

    @Test
    void unknownArchitectureIsNamed() {
        model.config().putArray("architectures").add("ParrotForCausalLM");
        assertRefused(
                PartitionOptions.ofBits(4),
                "ParrotForCausalLM, which is not supported; supported are: Gemma2ForCausalLM, Gemma3ForCausalLM,");
    }

    @Test
    void impossibleNumbersAreRefused() {
        model.config().put("num_hidden_layers", -3);
        assertRefused(PartitionOptions.ofBits(4), "num_hidden_layers is -3; it must be a whole number from 1 to 1000");
        model.config().put("num_hidden_layers", 3).put("num_key_value_heads", 3);
        assertRefused(PartitionOptions.ofBits(4), "4 attention heads, which cannot share 3 KV heads evenly");
        model.config().put("num_key_value_heads", 2).put("head_dim", 9);
        assertRefused(
                PartitionOptions.ofBits(4), "rotary embedding of 1.0 of each head of 9 values, which makes no pairs");
    }

    @Test
    void folderThatIsNoModelIsRefused() throws Exception {
        Path empty = Files.createDirectory(temporary.resolve("holiday-photos"));
        assertThatThrownBy(() -> TestModels.partition(empty, stores(), 4))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("is no model package: it has no config.json.");
        Files.writeString(empty.resolve("config.json"), "{\"architectures\": [\"LlamaForCausalLM\"]");
        assertThatThrownBy(() -> TestModels.partition(empty, stores(), 4))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("holds no valid JSON");
        assertThatThrownBy(() -> TestModels.partition(temporary.resolve("nowhere"), stores(), 4))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("There is no folder");
    }

    private void assertRefused(PartitionOptions options, String sentence) {
        assertThatThrownBy(() -> partition(options))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining(sentence);
        assertThat(storeNames()).isEmpty();
    }

    private float[] weight(String name) {
        return model.weights().getOrDefault(name, new float[0]);
    }

    private LayerStore partition(PartitionOptions options) throws IOException, ModelPackageException {
        return new Partitioner().partition(folder(), stores(), options, PartitionListener.NONE, () -> false);
    }

    private Path folder() throws IOException {
        return model.write(temporary.resolve("package"), "F32");
    }

    private Path stores() {
        return temporary.resolve("stores");
    }

    /** What lies in the stores folder, except for its lock. */
    private List<String> storeNames() {
        if (Files.notExists(stores())) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(stores())) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
