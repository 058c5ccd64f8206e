package org.phonebank.partitioner.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.plan.LinearModules;
import org.phonebank.partitioner.plan.PlannedWeight;
import org.phonebank.partitioner.plan.RowSource;
import org.phonebank.partitioner.plan.RowSource.Part;
import org.phonebank.partitioner.plan.WeightFormat;
import org.phonebank.partitioner.quantize.ScaleSearch;
import org.phonebank.partitioner.safetensors.SafetensorsFolder;
import org.phonebank.partitioner.source.TensorSource;
import org.phonebank.partitioner.testing.SafetensorsWriter;

/** Modules of 64 inputs and 8 outputs at four bits. */
class PackedModulesTest {
    private static final int SEVENS = 0x77777777;
    private static final PackedSettings GPTQ = new PackedSettings(PackedFormat.GPTQ, 4, 32, true, false);
    private static final PackedSettings ASYMMETRIC = new PackedSettings(PackedFormat.GPTQ, 4, 32, false, false);
    private static final PackedSettings AWQ = new PackedSettings(PackedFormat.AWQ, 4, 32, false, false);

    @TempDir
    Path folder;

    private final SafetensorsWriter tensors = new SafetensorsWriter();

    @Test
    void middleZeroPointsAreLeftOut() throws Exception {
        module("q", 2, SEVENS);
        assertThat(linear(GPTQ, "q").format()).isEqualTo(format(32, false));
        assertThat(linear(ASYMMETRIC, "q").format()).isEqualTo(format(32, false));
        PackedSettings versionTwo = new PackedSettings(PackedFormat.GPTQ_V2, 4, 32, false, false);
        assertThat(linear(versionTwo, "q").format()).isEqualTo(format(32, true));
    }

    /** Some tools write version 2 and name it version 1. */
    @Test
    void symmetricPackageOfTheOtherVersionIsRecognised() throws Exception {
        module("q", 2, 0x88888888);
        assertThat(linear(GPTQ, "q").format()).isEqualTo(format(32, false));
        assertThat(linear(ASYMMETRIC, "q").format()).isEqualTo(format(32, true));
    }

    @Test
    void zeroPointsThatAreNotAllInTheMiddleAreKeptWhateverTheConfigurationSays() throws Exception {
        tensors.addIntegers("q.qzeros", List.of(2, 1), new int[] {SEVENS, 0x77777776});
        codesAndScales("q", 2);
        assertThat(linear(GPTQ, "q").format()).isEqualTo(format(32, true));
    }

    @Test
    void stackedModulesShareTheSmallerBlocksAndKeepAnyZeroPoints() throws Exception {
        PackedSettings overriding = new PackedSettings(PackedFormat.GPTQ, 4, 64, false, true);
        module("q", 1, SEVENS);
        module("k", 2, SEVENS - 1);
        PlannedWeight weight = linear(overriding, "q", "k");
        assertThat(weight.format()).isEqualTo(format(32, true));
        assertThat(weight.rows()).isEqualTo(16);
        assertThat(weight.source()).isInstanceOf(RowSource.Packed.class);
    }

    @Test
    void longGroupsAreStoredInBlocksOf128() throws Exception {
        wide("q", 1024, 4);
        PackedSettings settings = new PackedSettings(PackedFormat.GPTQ, 4, 256, true, false);
        List<PlannedWeight> weights = find(settings).linear("w", WeightFormat.F16, 1024, List.of(new Part("q", 8)));
        assertThat(weights).extracting(PlannedWeight::format).containsExactly(format(128, false));
    }

    @Test
    void modulesThatAreNotQuantizedAreStoredAsAsked() throws Exception {
        module("q", 2, SEVENS);
        assertThat(linear(GPTQ, "o"))
                .isEqualTo(PlannedWeight.linear("w", WeightFormat.F16, 64, RowSource.Stacked.of("o.weight", 8)));
    }

    @Test
    void orderOfInputsBecomesAWeightOfItsOwn() throws Exception {
        module("q", 2, SEVENS);
        tensors.addIntegers("q.g_idx", List.of(64), odd());
        List<PlannedWeight> weights = find(GPTQ).linear("w", WeightFormat.F16, 64, List.of(new Part("q", 8)));
        assertThat(weights).extracting(PlannedWeight::name).containsExactly("w", "w.order");
        float[] order = new float[64];
        RowSource.Calculated calculated = (RowSource.Calculated) weights.get(1).source();
        IntStream.range(0, 64).forEach(row -> calculated.function().fill(row, order, row));
        assertThat(Arrays.copyOf(order, 3)).containsExactly(0, 2, 4);
        assertThat(Arrays.copyOfRange(order, 32, 35)).containsExactly(1, 3, 5);
    }

    @Test
    void orderThatChangesNothingIsIgnored() throws Exception {
        module("q", 2, SEVENS);
        module("k", 2, SEVENS);
        tensors.addIntegers("q.g_idx", List.of(64), new int[64]);
        tensors.addIntegers(
                "k.g_idx", List.of(64), IntStream.range(0, 64).map(i -> i / 32).toArray());
        assertThat(find(GPTQ).linear("w", WeightFormat.F16, 64, List.of(new Part("q", 8), new Part("k", 8))))
                .hasSize(1);
    }

    @Test
    void modulesThatCannotBeStackedAreRefused() throws Exception {
        module("q", 2, SEVENS);
        module("k", 2, SEVENS);
        tensors.addIntegers("k.g_idx", List.of(64), odd());
        assertRefused(GPTQ, "The matrices q, v are quantized only in part", "q", "v");
        assertRefused(GPTQ, "The matrices q, k take their inputs in different orders (g_idx)", "q", "k");
        assertRefused(GPTQ, "k has 8 outputs and 64 inputs, but the configuration calls for 8 and 32", 32, "k");
    }

    @Test
    void groupsThatBlocksCannotFollowAreRefused() throws Exception {
        module("q", 2, SEVENS);
        tensors.addIntegers(
                "q.g_idx",
                List.of(64),
                IntStream.range(0, 64).map(i -> i < 40 ? 0 : 1).toArray());
        assertRefused(GPTQ, "The groups of q do not start at multiples of 16 inputs", "q");
    }

    @Test
    void tensorsThatDoNotFitAreRefused() throws Exception {
        tensors.addIntegers("q.qweight", List.of(8, 8), new int[64]);
        assertRefused(GPTQ, "has no tensor q.scales, which a quantized matrix needs", "q");
        tensors.add("q.scales", "F16", List.of(2, 8), new float[16]);
        assertRefused(ASYMMETRIC, "has no tensor q.qzeros", "q");
        tensors.addIntegers("q.qzeros", List.of(1, 2), new int[2]);
        assertRefused(GPTQ, "q.qzeros, which is [1, 2] in I32, does not fit the quantization_config", "q");
        tensors.addIntegers("q.qzeros", List.of(2, 1), new int[2]);
        PackedSettings otherGroups = new PackedSettings(PackedFormat.GPTQ, 4, 16, true, false);
        assertRefused(otherGroups, "it must have 4 groups for 64 inputs in groups of 16", "q");
        assertRefused(AWQ, "q.qweight, which is [8, 8] in I32, does not fit", "q");
        tensors.addIntegers("q.g_idx", List.of(64), IntStream.range(0, 64).toArray());
        assertRefused(GPTQ, "q.g_idx puts an input into group 2, but there are 2 groups", "q");
        tensors.add("q.qweight", "F32", List.of(8, 8), new float[64]);
        assertRefused(GPTQ, "q.qweight, which is [8, 8] in F32, does not fit", "q");
    }

    @Test
    void scalesOfSomethingElseAreRefused() throws Exception {
        module("q", 2, SEVENS);
        tensors.add("act.scales", "F16", List.of(8), new float[8]);
        assertRefused(GPTQ, "The tensor act.scales scales something, but there is no act.qweight", "act");
    }

    private static int[] odd() {
        return IntStream.range(0, 64).map(i -> i % 2).toArray();
    }

    private void module(String name, int groups, int zeroPoints) {
        int[] words = new int[groups];
        Arrays.fill(words, zeroPoints);
        tensors.addIntegers(name + ".qzeros", List.of(groups, 1), words);
        codesAndScales(name, groups);
    }

    private void codesAndScales(String name, int groups) {
        tensors.addIntegers(name + ".qweight", List.of(8, 8), new int[64]);
        tensors.add(name + ".scales", "F16", List.of(groups, 8), new float[groups * 8]);
    }

    private void wide(String name, int inputs, int groups) {
        tensors.addIntegers(name + ".qweight", List.of(inputs / 8, 8), new int[inputs]);
        tensors.add(name + ".scales", "F16", List.of(groups, 8), new float[groups * 8]);
    }

    private static WeightFormat format(int blockSize, boolean zeroPoints) {
        return new WeightFormat(Encoding.Q4, blockSize, zeroPoints, ScaleSearch.ROUND_TO_NEAREST);
    }

    @Test
    void quantizedModulesWithoutConfigurationAreRefused() throws Exception {
        module("q", 2, SEVENS);
        tensors.write(folder.resolve("model.safetensors"));
        try (TensorSource source = SafetensorsFolder.open(folder)) {
            assertThatThrownBy(() -> PackedModules.of(source, null))
                    .isInstanceOf(ModelPackageException.class)
                    .hasMessageContaining("(q.qweight), but its configuration has no quantization_config");
        }
    }

    private LinearModules find(PackedSettings settings) throws IOException, ModelPackageException {
        tensors.write(folder.resolve("model.safetensors"));
        try (TensorSource source = SafetensorsFolder.open(folder)) {
            return PackedModules.of(source, settings);
        }
    }

    private PlannedWeight linear(PackedSettings settings, String... modules) throws IOException, ModelPackageException {
        List<PlannedWeight> weights = find(settings).linear("w", WeightFormat.F16, 64, parts(modules));
        assertThat(weights).hasSize(1);
        return weights.get(0);
    }

    private void assertRefused(PackedSettings settings, String sentence, String... modules) {
        assertRefused(settings, sentence, 64, modules);
    }

    private void assertRefused(PackedSettings settings, String sentence, int inputs, String... modules) {
        assertThatThrownBy(() -> find(settings).linear("w", WeightFormat.F16, inputs, parts(modules)))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining(sentence);
    }

    private static List<Part> parts(String... modules) {
        return Arrays.stream(modules).map(module -> new Part(module, 8)).toList();
    }
}
