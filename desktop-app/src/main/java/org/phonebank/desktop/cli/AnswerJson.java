package org.phonebank.desktop.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * An answer as machines read it.
 *
 * @param tokenIds the answer's tokens, without the one that stopped it
 * @param ttftMillis milliseconds from the question to the first token
 * @param tokensPerSecond after the first token; 0 with fewer than two
 * @param incidents that befell the lab so far; left out if there were none
 */
@JsonPropertyOrder({
    "text",
    "prompt_token_ids",
    "token_ids",
    "phones",
    "ttft_ms",
    "tokens_per_second",
    "prompt_tokens",
    "stop_reason",
    "incidents"
})
record AnswerJson(
        String text,
        @JsonProperty("prompt_token_ids") List<Integer> promptTokenIds,
        @JsonProperty("token_ids") List<Integer> tokenIds,
        List<Phone> phones,
        @JsonProperty("ttft_ms") double ttftMillis,
        @JsonProperty("tokens_per_second") double tokensPerSecond,
        @JsonProperty("prompt_tokens") int promptTokens,
        @JsonProperty("stop_reason") String stopReason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IncidentJson> incidents) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double HUNDREDTHS = 100;

    /** @param layers first (inclusive) to end (exclusive) */
    record Phone(String serial, String model, LayerRange layers) {}

    static AnswerJson of(ChatResult answer, List<PhoneLayers> phones, List<Incident> incidents) {
        return new AnswerJson(
                answer.text(),
                answer.promptTokenIds(),
                answer.generation().tokenIds(),
                phones.stream()
                        .map(phone -> new Phone(phone.serial(), phone.model(), phone.layers()))
                        .toList(),
                round(answer.timeToFirstToken().toNanos() / NANOS_PER_MILLI),
                round(answer.tokensPerSecond()),
                answer.promptTokenIds().size(),
                answer.generation().stopReason().jsonName(),
                IncidentJson.of(incidents));
    }

    private static double round(double value) {
        return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
    }
}
