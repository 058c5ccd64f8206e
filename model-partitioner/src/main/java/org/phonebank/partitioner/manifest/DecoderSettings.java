package org.phonebank.partitioner.manifest;

/**
 * What graph building needs beyond shape and weights.
 *
 * @param graph name of the graph-building strategy
 * @param normEpsilon added to the mean square in every norm
 */
public record DecoderSettings(String graph, float normEpsilon) {}
