package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.testing.reference.FamilyCase;
import org.phonebank.partitioner.testing.reference.FamilyCases;
import org.phonebank.partitioner.testing.reference.RandomPackage;

/** The decoder of a Gemma 3 that sees, whose tensors were renamed between versions of transformers. */
class GemmaNamesTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({"language_model.model., 4", "model.language_model., 4", "language_model.model., 5"})
    void decoderInsideOfAModelThatSeesIsThatOfTheTextModel(String prefix, int transformers) throws Exception {
        FamilyCase text = FamilyCases.all().stream()
                .filter(model -> model.name().equals("gemma3-layer-types"))
                .findFirst()
                .orElseThrow();
        int[] prompt = text.prompt(20);
        assertThat(logits(inside(text, prefix, transformers), "inside", prompt))
                .isEqualTo(logits(text.randomPackage(), "alone", prompt));
    }

    private float[] logits(RandomPackage model, String name, int[] prompt) throws Exception {
        Path folder = model.write(temporary.resolve(name), model.config());
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), 32);
        try (ShardChain chain = new ShardChain(store, 2)) {
            return chain.run(prompt, 0);
        }
    }

    private static RandomPackage inside(FamilyCase text, String prefix, int transformers) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.putArray("architectures").add("Gemma3ForConditionalGeneration");
        ObjectNode decoder = text.written(transformers);
        decoder.remove("architectures");
        config.set("text_config", decoder);
        config.putObject("vision_config").put("hidden_size", 8);
        RandomPackage alone = text.randomPackage();
        Map<String, float[]> weights = new LinkedHashMap<>();
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        alone.weights().forEach((name, values) -> weights.put(renamed(name, prefix), values));
        alone.shapes().forEach((name, shape) -> shapes.put(renamed(name, prefix), shape));
        weights.put("vision_tower.vision_model.post_layernorm.weight", new float[8]);
        shapes.put("vision_tower.vision_model.post_layernorm.weight", List.of(8));
        return new RandomPackage(config, weights, shapes);
    }

    private static String renamed(String name, String prefix) {
        return prefix + name.substring("model.".length());
    }
}
