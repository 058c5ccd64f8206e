package org.phonebank.partitioner.store;

import java.util.Objects;

/**
 * What a store is made of.
 *
 * @param modelId differs as soon as the content of the source does
 * @param source where the source lies
 * @param options how it is cut, in any words that are the same for the same options
 */
public record StoreOrigin(String modelId, String source, String options) {
    public StoreOrigin {
        Objects.requireNonNull(modelId, "There is no model id.");
        Objects.requireNonNull(source, "There is no source.");
        Objects.requireNonNull(options, "There are no options.");
    }

    /** Whether the other one is made of what lay at the same place before it changed. */
    boolean replaces(StoreOrigin other) {
        return source.equals(other.source) && options.equals(other.options) && !modelId.equals(other.modelId);
    }
}
