package org.phonebank.partitioner.config;

import org.phonebank.partitioner.manifest.RopeTable;

/**
 * One kind of rotary position embedding that a model uses.
 *
 * @param name what its tables are called in a store
 * @param theta base of the frequencies
 * @param dimensions leading values of each head that are rotated
 */
public record RopeSettings(String name, double theta, int dimensions, RopeScaling scaling) {
    /** The length of a sequence beyond which its positions are rotated otherwise; 0 if it cannot get so long. */
    public int switchBeyond(int contextLength) {
        boolean switches =
                scaling instanceof RopeScaling.LongRope longRope && contextLength > longRope.originalContext();
        return switches ? ((RopeScaling.LongRope) scaling).originalContext() : 0;
    }

    /** The table of a store with room for so many tokens. */
    public RopeTable table(int contextLength) {
        return new RopeTable(name, dimensions, switchBeyond(contextLength));
    }
}
