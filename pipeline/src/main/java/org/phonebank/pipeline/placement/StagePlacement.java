package org.phonebank.pipeline.placement;

import org.phonebank.partitioner.manifest.LayerRange;

/**
 * The layers of one phone.
 *
 * @param memoryBytes that weights and caches will take there
 * @param reason one sentence for people
 */
public record StagePlacement(String serial, LayerRange layers, long memoryBytes, String reason) {}
