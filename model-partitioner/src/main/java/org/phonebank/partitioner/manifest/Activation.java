package org.phonebank.partitioner.manifest;

/** The function that the gate of an MLP goes through. */
public enum Activation {
    /** x * sigmoid(x). */
    SILU,
    /** The Gaussian error linear unit with the error function itself. */
    GELU,
    /** Its approximation with a hyperbolic tangent. */
    GELU_TANH,
    /** max(x, 0). */
    RELU
}
