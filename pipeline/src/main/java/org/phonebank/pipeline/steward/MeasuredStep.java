package org.phonebank.pipeline.steward;

import java.time.Duration;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * How long a phone takes for one token in a shard.
 *
 * @param layers of the shard
 * @param oneToken typical time of computing, without queue and link
 * @param frames of one token measured so far: a step that no frame was measured for says nothing
 */
public record MeasuredStep(LayerRange layers, Duration oneToken, long frames) {}
