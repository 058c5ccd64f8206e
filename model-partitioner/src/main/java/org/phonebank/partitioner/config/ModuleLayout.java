package org.phonebank.partitioner.config;

import java.util.List;

/**
 * Which modules a package has, as far as families differ in it.
 *
 * @param names what tensors may be called; the package shows which it is
 * @param tiedHead whether the head uses the embedding's weights
 * @param fused whether queries, keys and values are one module, and gate and up projection another
 * @param normAddend what is added to norm weights before they are used: 1 where they are stored as the distance from it
 */
public record ModuleLayout(List<TensorNames> names, boolean tiedHead, Biases biases, boolean fused, float normAddend) {
    public ModuleLayout {
        names = List.copyOf(names);
    }

    /**
     * Which matrices have biases.
     *
     * @param queryKeyValue those of queries, keys and values
     * @param output the attention's last
     * @param mlp those of the MLP
     */
    public record Biases(boolean queryKeyValue, boolean output, boolean mlp) {
        public static final Biases NONE = new Biases(false, false, false);
    }
}
