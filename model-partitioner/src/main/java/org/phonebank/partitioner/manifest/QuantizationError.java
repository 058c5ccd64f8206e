package org.phonebank.partitioner.manifest;

/**
 * What quantizing a weight cost.
 *
 * @param cosine cosine of the angle between the weight before and after, both taken as one vector; 1 is no change
 * @param relative norm of the difference divided by the norm of the original; 0 is no change
 */
public record QuantizationError(double cosine, double relative) {}
