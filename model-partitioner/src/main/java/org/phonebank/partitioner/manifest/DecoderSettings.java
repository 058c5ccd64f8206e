package org.phonebank.partitioner.manifest;

import java.util.List;

/**
 * What graph building needs beyond shape and weights.
 *
 * @param graph name of the graph-building strategy
 * @param recomputeBeyond if not 0: keys that were cached while a sequence had at most so many tokens are wrong once it
 *     has more, so that it must be computed again from its first token, in pieces that all end beyond this length
 * @param normEpsilon added to the mean square in every norm
 * @param norms where layers are normalised
 * @param attention what all layers share
 * @param activation of the MLPs
 * @param embeddingScale factor of embedded tokens
 * @param logitSoftCap bound that logits approach by a hyperbolic tangent; 0 if there is none
 * @param ropes the tables that layers name
 * @param layers one entry per layer; empty where the strategy does not need them
 */
public record DecoderSettings(
        String graph,
        int recomputeBeyond,
        float normEpsilon,
        NormPlacement norms,
        AttentionSettings attention,
        Activation activation,
        float embeddingScale,
        float logitSoftCap,
        List<RopeTable> ropes,
        List<LayerSettings> layers) {
    public DecoderSettings {
        ropes = List.copyOf(ropes);
        layers = List.copyOf(layers);
    }

    /** Settings for strategies that take everything else from the source's own graph. */
    public DecoderSettings(String graph, float normEpsilon) {
        this(
                graph,
                0,
                normEpsilon,
                NormPlacement.BEFORE,
                new AttentionSettings(1, 1, 0, QueryKeyNorm.NONE),
                Activation.SILU,
                1,
                0,
                List.of(),
                List.of());
    }

    /**
     * The table of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public RopeTable rope(String name) {
        return ropes.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no rope table " + name + "."));
    }
}
