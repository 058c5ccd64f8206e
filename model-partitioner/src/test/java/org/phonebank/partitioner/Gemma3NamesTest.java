package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.testing.reference.FamilyCase;
import org.phonebank.partitioner.testing.reference.FamilyCases;
import org.phonebank.partitioner.testing.reference.RandomPackage;

/** The text model inside of a Gemma 3 that sees, under each of the names it has been published with. */
class Gemma3NamesTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "4, language_model.model., vision_tower., multi_modal_projector.",
        "5, language_model.model., vision_tower., multi_modal_projector.",
        "4, model.language_model., model.vision_tower., model.multi_modal_projector.",
        "5, model.language_model., model.vision_tower., model.multi_modal_projector."
    })
    void textModelOfAModelThatSeesIsFound(int transformers, String text, String vision, String projector)
            throws Exception {
        for (FamilyCase model : FamilyCases.all()) {
            if (!model.name().startsWith("gemma3")) {
                continue;
            }
            RandomPackage random = model.randomPackage();
            Path folder = renamed(random, text, vision, projector)
                    .write(temporary.resolve(model.name()), inside(model.written(transformers)));
            LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), 32);
            int[] prompt = model.prompt(40);
            try (ShardChain chain = new ShardChain(store, 2)) {
                assertThat(widened(chain.prefill(prompt, 16)))
                        .containsExactly(random.reference().logits(prompt), within(3e-4));
            }
        }
    }

    private static RandomPackage renamed(RandomPackage random, String text, String vision, String projector) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(random.weights().keySet());
        for (String name : names) {
            String renamed = name.replaceFirst("^model\\.", text);
            weights.put(renamed, random.weights().getOrDefault(name, new float[0]));
            shapes.put(renamed, random.shapes().getOrDefault(name, List.of()));
        }
        for (String unused :
                List.of(vision + "vision_model.post_layernorm.weight", projector + "mm_soft_emb_norm.weight")) {
            weights.put(unused, new float[] {0.5f, 1.5f});
            shapes.put(unused, List.of(2));
        }
        return new RandomPackage(random.config(), weights, shapes);
    }

    private static ObjectNode inside(ObjectNode text) {
        ObjectNode whole = new ObjectMapper().createObjectNode();
        whole.putArray("architectures").add("Gemma3ForConditionalGeneration");
        whole.put("model_type", "gemma3").put("image_token_index", 99).put("mm_tokens_per_image", 4);
        whole.set("eos_token_id", text.remove("eos_token_id"));
        text.remove("architectures");
        whole.set("text_config", text.put("model_type", "gemma3_text"));
        whole.putObject("vision_config").put("hidden_size", 2).put("num_hidden_layers", 1);
        return whole;
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
