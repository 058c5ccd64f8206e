package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.PartitionListener;
import org.phonebank.partitioner.PartitionOptions;
import org.phonebank.partitioner.Partitioner;
import org.phonebank.pipeline.generation.GenerationSettings;
import org.phonebank.pipeline.generation.Generator;
import org.phonebank.pipeline.generation.GeneratorOptions;
import org.phonebank.pipeline.generation.HubRoute;
import org.phonebank.pipeline.generation.ModelLimits;
import org.phonebank.pipeline.generation.Sequence;

/**
 * Answers of a small random model that sees all positions otherwise once a sequence has more than 24 tokens. What they
 * must be was computed by the partitioner's plain reference forward pass.
 */
class LongropeAnswerTest {
    private static final String FIXTURE = "/fixtures/longrope/";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({"1, 64", "2, 64", "1, 8", "2, 8", "2, 1"})
    void answersAcrossTheLimitAreThoseOfTheUncutModel(int shards, int microBatch) throws Exception {
        LayerStore store = new Partitioner()
                .partition(
                        modelPackage(),
                        temporary.resolve("stores"),
                        PartitionOptions.ofBits(32),
                        PartitionListener.NONE,
                        () -> false);
        try (LocalChain chain = LocalChain.open(store, shards)) {
            Generator generator = new Generator(
                    new HubRoute(chain.stages()),
                    ModelLimits.of(store.manifest()),
                    new GeneratorOptions(microBatch, Duration.ofMinutes(1)),
                    System::nanoTime);
            // One sequence for all, as in a chat, so that what earlier prompts left in the caches must not be taken.
            Sequence sequence = generator.openSequence();
            for (JsonNode reference : references()) {
                assertThat(answer(generator, sequence, ints(reference.path("prompt")), 24))
                        .isEqualTo(integers(reference.path("greedy")));
            }
        }
    }

    private static List<Integer> answer(Generator generator, Sequence sequence, int[] prompt, int count)
            throws Exception {
        GenerationSettings greedy = GenerationSettings.greedy(count, Set.of());
        return generator
                .generate(sequence, prompt, greedy, (id, statistics) -> {}, () -> false)
                .tokenIds();
    }

    private Path modelPackage() throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("package"));
        for (String name : List.of("config.json", "model.safetensors")) {
            try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(FIXTURE + name))) {
                Files.copy(in, folder.resolve(name));
            }
        }
        return folder;
    }

    private JsonNode references() throws Exception {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(FIXTURE + "reference.json"))) {
            return new ObjectMapper().readTree(in).path("cases");
        }
    }

    private static int[] ints(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    private static List<Integer> integers(JsonNode array) {
        return array.valueStream().map(JsonNode::asInt).toList();
    }
}
