package org.phonebank.partitioner.manifest;

/**
 * How all layers of a decoder attend.
 *
 * @param headDim values per head; KV buffers may hold more, see {@link ModelShape#headDim()}, which are zero then
 * @param scale factor of the product of query and key
 * @param softCap bound that scores approach by a hyperbolic tangent; 0 if there is none
 */
public record AttentionSettings(int headDim, float scale, float softCap, QueryKeyNorm queryKeyNorm) {
    public AttentionSettings {
        if (headDim <= 0 || !(scale > 0) || !(softCap >= 0)) {
            throw new IllegalArgumentException(
                    "Impossible attention: heads of " + headDim + ", scale " + scale + ", soft cap " + softCap + ".");
        }
    }
}
