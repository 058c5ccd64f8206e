package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.testing.PackedPackage;
import org.phonebank.partitioner.testing.PackedPackage.Variant;
import org.phonebank.partitioner.testing.reference.FamilyCase;
import org.phonebank.partitioner.testing.reference.FamilyCases;
import org.phonebank.partitioner.testing.reference.RandomPackage;
import org.phonebank.partitioner.testing.reference.ReferenceModel;

/** Every family quantized by GPTQ or by AWQ, against plain forward passes with the numbers that the packages stand for. */
class PackedFamilyTest {
    private static final float TOLERANCE = 1e-3f;
    private static final int GENERATED = 12;

    @TempDir
    Path temporary;

    static Stream<Arguments> cases() {
        List<Variant> variants = List.of(Variant.gptq(4, 16).asymmetric().asOrdered(), Variant.awq(32));
        List<FamilyCase> models = FamilyCases.all();
        return IntStream.range(0, models.size())
                .mapToObj(index -> Arguments.of(models.get(index), variants.get(index % variants.size())));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void shardsAgreeWithThePublishedArchitecture(FamilyCase model, Variant variant) throws Exception {
        assertAgreement(model, variant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gptq", "awq"})
    void quantizedHeadAgreesToo(String method) throws Exception {
        FamilyCase model = FamilyCases.all().get(0);
        model.config().put("vocab_size", 128).put("tie_word_embeddings", false);
        assertAgreement(
                model,
                method.equals("awq") ? Variant.awq(16) : Variant.gptq(4, 16).asOrdered());
    }

    private void assertAgreement(FamilyCase model, Variant variant) throws Exception {
        RandomPackage random = model.randomPackage();
        ObjectNode config = model.written(4);
        PackedPackage packed = new PackedPackage(random.weights(), random.shapes(), config, variant);
        ReferenceModel reference = ReferenceModel.of(model.config(), packed.dequantized());
        LayerStore store =
                TestModels.partition(packed.write(temporary.resolve("packed")), temporary.resolve("stores"), 32);
        boolean headIsPacked =
                random.shapes().getOrDefault("lm_head.weight", List.of(1)).get(0) % 32 == 0;
        assertThat(store.manifest().weight("head").orElseThrow().encoding().quantized())
                .isEqualTo(headIsPacked);
        int[] prompt = model.prompt(20);
        ReferenceModel.Greedy expected = reference.greedy(prompt, GENERATED);
        for (int shards : new int[] {1, store.manifest().shape().layers()}) {
            try (ShardChain chain = new ShardChain(store, shards)) {
                assertThat(chain.generate(prompt, 7, GENERATED)).isEqualTo(expected.tokens());
                assertThat(chain.run(prompt, 0)).containsExactly(floats(reference.logits(prompt)), within(TOLERANCE));
            }
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
