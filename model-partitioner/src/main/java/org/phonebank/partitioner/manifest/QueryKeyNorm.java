package org.phonebank.partitioner.manifest;

/** Whether queries and keys are normalised before they are rotated. */
public enum QueryKeyNorm {
    NONE,
    /** Each head by itself. */
    PER_HEAD,
    /** All heads of a token as one vector. */
    ALL_HEADS
}
