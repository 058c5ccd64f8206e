package org.phonebank.partitioner.quantize;

/** How the scale of a block is chosen. */
public enum ScaleSearch {
    /** From the value of largest magnitude. */
    ROUND_TO_NEAREST,
    /** The scale (and zero point) with the least squared error among candidates. */
    LEAST_SQUARES
}
