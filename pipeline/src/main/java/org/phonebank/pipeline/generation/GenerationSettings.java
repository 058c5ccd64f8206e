package org.phonebank.pipeline.generation;

import java.util.Set;

/**
 * How tokens are chosen and when to stop. The order is: repetition penalty, temperature, top-k, top-p.
 *
 * @param maxTokens at least 1
 * @param temperature 0 always takes the most likely token
 * @param topK only the k most likely tokens are drawn from; 0 means all
 * @param topP only the most likely tokens that together have this probability are drawn from; above 0, 1 means all
 * @param repetitionPenalty logits of recent tokens are divided by this if positive, else multiplied; at least 1
 * @param seed the same seed gives the same text
 * @param stopTokenIds end the answer and are no part of it
 */
public record GenerationSettings(
        int maxTokens,
        double temperature,
        int topK,
        double topP,
        double repetitionPenalty,
        long seed,
        Set<Integer> stopTokenIds) {
    public GenerationSettings {
        require(maxTokens >= 1, "The number of tokens to generate is " + maxTokens + "; it must be at least 1.");
        require(
                temperature >= 0 && Double.isFinite(temperature),
                "The temperature is " + temperature + "; it must be 0 or more.");
        require(topK >= 0, "Top-k is " + topK + "; it must be 0 (all) or more.");
        require(topP > 0 && topP <= 1, "Top-p is " + topP + "; it must be above 0 and at most 1.");
        require(
                repetitionPenalty >= 1 && Double.isFinite(repetitionPenalty),
                "The repetition penalty is " + repetitionPenalty + "; it must be at least 1.");
        stopTokenIds = Set.copyOf(stopTokenIds);
    }

    /** Always the most likely token. */
    public static GenerationSettings greedy(int maxTokens, Set<Integer> stopTokenIds) {
        return new GenerationSettings(maxTokens, 0, 0, 1, 1, 0, stopTokenIds);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
