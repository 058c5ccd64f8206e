package org.phonebank.desktop.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * An answer without phones as machines read it; the fields that {@link AnswerJson} has too mean the same.
 *
 * @param shards layers of each, first (inclusive) to end (exclusive)
 * @param lastLogits of every token of the vocabulary after the prompt, if asked for
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
@JsonInclude(JsonInclude.Include.NON_NULL)
record GenerateJson(
        String text,
        @JsonProperty("prompt_token_ids") List<Integer> promptTokenIds,
        @JsonProperty("token_ids") List<Integer> tokenIds,
        List<LayerRange> shards,
        @JsonProperty("ttft_ms") double ttftMillis,
        @JsonProperty("tokens_per_second") double tokensPerSecond,
        @JsonProperty("prompt_tokens") int promptTokens,
        @JsonProperty("stop_reason") String stopReason,
        @JsonProperty("last_logits") float @Nullable [] lastLogits) {

    static GenerateJson of(ChatResult answer, List<LayerRange> shards, float @Nullable [] lastLogits) {
        AnswerJson common = AnswerJson.of(answer, List.of(), List.of());
        return new GenerateJson(
                common.text(),
                common.promptTokenIds(),
                common.tokenIds(),
                shards,
                common.ttftMillis(),
                common.tokensPerSecond(),
                common.promptTokens(),
                common.stopReason(),
                lastLogits);
    }
}
