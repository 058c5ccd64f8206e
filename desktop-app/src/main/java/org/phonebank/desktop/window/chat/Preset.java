package org.phonebank.desktop.window.chat;

import org.phonebank.desktop.conversation.Sampling;

/** Settings that go well together. */
public enum Preset {
    PRECISE(0, 0, 1, 1),
    BALANCED(0.7, 40, 0.9, 1),
    CREATIVE(1.1, 80, 0.95, 1.1);

    private final double temperature;
    private final int topK;
    private final double topP;
    private final double repetitionPenalty;

    Preset(double temperature, int topK, double topP, double repetitionPenalty) {
        this.temperature = temperature;
        this.topK = topK;
        this.topP = topP;
        this.repetitionPenalty = repetitionPenalty;
    }

    Sampling applyTo(Sampling now) {
        return new Sampling(now.maxTokens(), temperature, topK, topP, repetitionPenalty, now.seed());
    }
}
