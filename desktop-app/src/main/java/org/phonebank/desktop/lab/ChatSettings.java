package org.phonebank.desktop.lab;

import java.util.Set;
import org.phonebank.pipeline.generation.GenerationSettings;

/**
 * How an answer is sampled.
 *
 * @param maxTokens most tokens of the answer, at least 1
 * @param temperature 0 takes the most likely token each time
 * @param topK most likely tokens that are considered; 0 considers all
 * @param topP share of probability that is considered, above 0 to 1
 * @param repetitionPenalty 1 means none, more makes recent tokens less likely
 * @param seed the same seed gives the same answer
 */
public record ChatSettings(
        int maxTokens, double temperature, int topK, double topP, double repetitionPenalty, long seed) {
    /** More makes every token about as likely as any other. */
    public static final int HOTTEST = 10;

    public ChatSettings {
        require(maxTokens >= 1, "The most tokens of an answer must be 1 or more, not " + maxTokens + ".");
        require(
                temperature >= 0 && temperature <= HOTTEST,
                "The temperature must be from 0 to " + HOTTEST + ", not " + temperature + ".");
        require(topK >= 0, "Top-k must be 0 or more, not " + topK + ".");
        require(topP > 0 && topP <= 1, "Top-p must be above 0 and at most 1, not " + topP + ".");
        require(repetitionPenalty >= 1, "The repetition penalty must be 1 or more, not " + repetitionPenalty + ".");
    }

    /** Always the most likely token. */
    public static ChatSettings greedy(int maxTokens) {
        return new ChatSettings(maxTokens, 0, 0, 1, 1, 0);
    }

    GenerationSettings generation(Set<Integer> stopTokenIds) {
        return new GenerationSettings(maxTokens, temperature, topK, topP, repetitionPenalty, seed, stopTokenIds);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
