package org.phonebank.desktop.lab;

import java.time.Duration;
import java.util.List;
import org.phonebank.pipeline.generation.GenerationResult;

/**
 * An answer with its figures.
 *
 * @param text the whole answer
 * @param promptTokenIds what was asked, after the chat template
 * @param generation tokens, stop reason, and times per token and phone
 */
public record ChatResult(String text, List<Integer> promptTokenIds, GenerationResult generation) {
    public ChatResult {
        promptTokenIds = List.copyOf(promptTokenIds);
    }

    public Duration timeToFirstToken() {
        return generation.statistics().timeToFirstToken();
    }

    /** 0 if the answer has fewer than two tokens. */
    public double tokensPerSecond() {
        return generation.statistics().tokensPerSecond();
    }
}
