package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.partitioner.tokenizer.ChatTemplate;
import org.phonebank.partitioner.tokenizer.Tokenizer;

/** The model that comes with the application, against what it gave where it was trained. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleModelTest {
    private static final Path REFERENCE = Path.of("..", "assets", "sample-model", "reference.json");

    private Path temporary;
    private Path folder;
    private final List<SampleCase> cases = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record SampleCase(List<ChatMessage> messages, int[] promptIds, int[] greedyIds) {}

    @BeforeAll
    void readReference(@TempDir Path folderForAll) throws Exception {
        temporary = folderForAll;
        folder = TestModels.copyOfSample(temporary.resolve("sample-model"));
        for (JsonNode node : new ObjectMapper().readTree(REFERENCE.toFile()).get("cases")) {
            List<ChatMessage> messages = new ArrayList<>();
            for (JsonNode message : node.get("messages")) {
                messages.add(new ChatMessage(
                        message.get("role").asText(), message.get("content").asText()));
            }
            cases.add(new SampleCase(
                    messages, Reference.ints(node.get("prompt_ids")), Reference.ints(node.get("greedy_ids"))));
        }
    }

    @Test
    void templateAndTokenizerGiveReferencePromptIds() throws Exception {
        ChatTemplate template = ChatTemplate.open(folder).orElseThrow();
        try (Tokenizer tokenizer = Tokenizer.open(folder)) {
            for (SampleCase sample : cases) {
                assertThat(tokenizer.encode(template.render(sample.messages(), true)))
                        .isEqualTo(sample.promptIds());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 1, 8", "32, 3, 8", "32, 6, 8", "16, 3, 7", "8, 3, 5", "4, 3, 2"})
    void shardsGiveReferenceTokens(int bits, int shards, int atLeast) throws Exception {
        LayerStore store = TestModels.partition(folder, temporary.resolve("stores"), bits);
        int equal = 0;
        try (ShardChain chain = new ShardChain(store, shards)) {
            for (SampleCase sample : cases) {
                int[] generated = chain.generate(sample.promptIds(), 64, sample.greedyIds().length);
                equal += Arrays.equals(generated, sample.greedyIds()) ? 1 : 0;
            }
        }
        assertThat(equal).isGreaterThanOrEqualTo(atLeast);
    }
}
