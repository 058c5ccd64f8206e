package org.phonebank.partitioner.config;

import java.util.List;
import org.phonebank.partitioner.manifest.DecoderSettings;
import org.phonebank.partitioner.manifest.ModelShape;

/**
 * A decoder as {@code config.json} describes it.
 *
 * @param architecture as the package names it
 * @param shape sizes; the context length is the model's own
 * @param decoder how it computes, without what depends on the context length of a store
 * @param ropes what its rope tables are calculated from
 * @param modules what the package's tensors are called
 */
public record ModelSettings(
        String architecture,
        ModelShape shape,
        DecoderSettings decoder,
        List<RopeSettings> ropes,
        ModuleLayout modules) {
    public ModelSettings {
        ropes = List.copyOf(ropes);
    }

    /** How shards compute in a store with room for so many tokens. */
    public DecoderSettings decoder(int contextLength) {
        int switchBeyond = ropes.stream()
                .mapToInt(rope -> rope.switchBeyond(contextLength))
                .max()
                .orElse(0);
        return new DecoderSettings(
                decoder.graph(),
                switchBeyond,
                decoder.normEpsilon(),
                decoder.norms(),
                decoder.attention(),
                decoder.activation(),
                decoder.embeddingScale(),
                decoder.logitSoftCap(),
                ropes.stream().map(rope -> rope.table(contextLength)).toList(),
                decoder.layers());
    }
}
