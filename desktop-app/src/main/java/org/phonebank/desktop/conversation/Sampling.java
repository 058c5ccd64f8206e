package org.phonebank.desktop.conversation;

import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ChatSettings;

/**
 * How the answers of a conversation are sampled; the ranges are those of {@link ChatSettings}.
 *
 * @param maxTokens most tokens of an answer
 * @param seed of every answer; null takes another one each time
 */
public record Sampling(
        int maxTokens,
        double temperature,
        int topK,
        double topP,
        double repetitionPenalty,
        @Nullable Long seed) {
    /** As these settings, with another seed for each answer. */
    public static Sampling of(ChatSettings settings) {
        return new Sampling(
                settings.maxTokens(),
                settings.temperature(),
                settings.topK(),
                settings.topP(),
                settings.repetitionPenalty(),
                null);
    }

    /** For one answer, with the seed of all of them or else this one. */
    public ChatSettings settings(long otherwise) {
        return new ChatSettings(maxTokens, temperature, topK, topP, repetitionPenalty, seed == null ? otherwise : seed);
    }
}
