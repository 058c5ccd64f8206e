package org.phonebank.partitioner.config;

/**
 * What tensors of a package are called.
 *
 * @param decoder what the names of everything but the head begin with, for example {@code model.}
 * @param head the module of the LM head
 */
public record TensorNames(String decoder, String head) {
    /** The names of a model that is nothing but a decoder. */
    public static final TensorNames PLAIN = new TensorNames("model.", "lm_head");

    /** The module of the embedding. */
    public String embedding() {
        return decoder + "embed_tokens";
    }

    /** What the names of a layer's modules begin with. */
    public String layer(int layer) {
        return decoder + "layers." + layer + ".";
    }
}
