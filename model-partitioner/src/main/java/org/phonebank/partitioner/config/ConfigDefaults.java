package org.phonebank.partitioner.config;

/**
 * What a model's configuration class takes where {@code config.json} says nothing.
 *
 * @param kvHeads 0: as many as attention heads
 * @param headDim 0: the hidden size divided among the attention heads
 */
public record ConfigDefaults(
        int vocabularySize,
        int hiddenSize,
        int intermediateSize,
        int layers,
        int attentionHeads,
        int kvHeads,
        int headDim,
        int contextLength,
        double normEpsilon,
        double ropeTheta,
        boolean tiedHead) {}
