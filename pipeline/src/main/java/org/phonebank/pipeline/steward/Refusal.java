package org.phonebank.pipeline.steward;

import org.phonebank.pipeline.placement.Arrangement;

/**
 * An arrangement that cannot be.
 *
 * @param sentence why, for people
 */
public record Refusal(Arrangement arrangement, String sentence) {}
