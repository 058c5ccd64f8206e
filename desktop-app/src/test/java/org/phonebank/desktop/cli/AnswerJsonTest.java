package org.phonebank.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.generation.GenerationResult;
import org.phonebank.pipeline.generation.GenerationStatistics;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.generation.TokenStatistics;

class AnswerJsonTest {
    private static final List<PhoneLayers> PHONES = List.of(
            new PhoneLayers("VP01", "Pixel 2", new LayerRange(0, 7)),
            new PhoneLayers("VP02", "Galaxy S8", new LayerRange(7, 12)));

    @Test
    void answerHasExactlyTheAgreedFields() throws IOException {
        String json = new ObjectMapper().writeValueAsString(AnswerJson.of(answer(), PHONES, List.of()));

        assertThat(json)
                .isEqualTo("{\"text\":\"Hi!\",\"prompt_token_ids\":[1,3,4],\"token_ids\":[7,8,9],\"phones\":"
                        + "[{\"serial\":\"VP01\",\"model\":\"Pixel 2\",\"layers\":{\"first\":0,\"end\":7}},"
                        + "{\"serial\":\"VP02\",\"model\":\"Galaxy S8\",\"layers\":{\"first\":7,\"end\":12}}],"
                        + "\"ttft_ms\":100.0,\"tokens_per_second\":10.0,\"prompt_tokens\":3,"
                        + "\"stop_reason\":\"stop_token\"}");
    }

    @Test
    void figuresAreSaidInWords() {
        assertThat(AnswerText.figures(answer()))
                .isEqualTo("3 tokens, the first after 100 ms, then 10.0 tokens/s; the answer is complete.");
    }

    @Test
    void layersAreCountedAsPeopleDo() {
        assertThat(AnswerText.phones(PHONES))
                .isEqualTo(List.of("VP01 Pixel 2: layers 1 to 7", "VP02 Galaxy S8: layers 8 to 12"));
    }

    /** Three tokens, 100 ms each. */
    private static ChatResult answer() {
        List<TokenStatistics> tokens = IntStream.rangeClosed(1, 3)
                .mapToObj(index -> new TokenStatistics(
                        index - 1, Duration.ofMillis(100L * index), Duration.ofMillis(100), List.of()))
                .toList();
        GenerationStatistics statistics =
                new GenerationStatistics(3, 0, 0, Duration.ofMillis(100), Duration.ofMillis(300), tokens);
        return new ChatResult(
                "Hi!", List.of(1, 3, 4), new GenerationResult(List.of(7, 8, 9), StopReason.STOP_TOKEN, statistics));
    }
}
