package org.phonebank.partitioner.testing.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random model of a family.
 *
 * @param seed of the weights; chosen so that greedy continuations are varied and never a close call
 * @param config in full, as transformers 4 writes it
 * @param leftOut fields that the written configuration of transformers 4 does not have, because they are the defaults
 */
public record FamilyCase(String name, long seed, ObjectNode config, List<String> leftOut) {
    public RandomPackage randomPackage() {
        return RandomPackage.of(config, seed);
    }

    /** A random prompt of a length. */
    public int[] prompt(int length) {
        int vocabulary = config.path("vocab_size").asInt();
        return new SplittableRandom(1000 * seed + length)
                .ints(length, 3, vocabulary)
                .toArray();
    }

    /** The configuration as transformers 4 or 5 write it. */
    public ObjectNode written(int transformers) {
        return transformers == 5
                ? TransformersFive.of(config)
                : config.deepCopy().without(leftOut);
    }

    @Override
    public String toString() {
        return name;
    }
}
