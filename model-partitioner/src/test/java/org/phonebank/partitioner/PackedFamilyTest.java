package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.phonebank.partitioner.testing.PackedPackage;
import org.phonebank.partitioner.testing.PackedPackage.Variant;
import org.phonebank.partitioner.testing.reference.FamilyCase;
import org.phonebank.partitioner.testing.reference.FamilyCases;
import org.phonebank.partitioner.testing.reference.RandomPackage;
import org.phonebank.partitioner.testing.reference.ReferenceModel;

/** Every family quantized by GPTQ and by AWQ, against plain forward passes with the numbers that the packages stand for. */
class PackedFamilyTest {
    private static final float TOLERANCE = 1e-3f;
    private static final int GENERATED = 12;

    @TempDir
    Path temporary;

    static Stream<Arguments> cases() {
        List<Variant> variants = List.of(Variant.gptq(4, 16).asymmetric().asOrdered(), Variant.awq(32));
        return FamilyCases.all().stream()
                .flatMap(model -> variants.stream().map(variant -> Arguments.of(model, variant)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void shardsAgreeWithThePublishedArchitecture(FamilyCase model, Variant variant) throws Exception {
        RandomPackage random = model.randomPackage();
        ObjectNode config = model.written(4);
        PackedPackage packed = new PackedPackage(random.weights(), random.shapes(), config, variant);
        ReferenceModel reference = ReferenceModel.of(model.config(), packed.dequantized());
        LayerStore store =
                TestModels.partition(packed.write(temporary.resolve("packed")), temporary.resolve("stores"), 32);
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
