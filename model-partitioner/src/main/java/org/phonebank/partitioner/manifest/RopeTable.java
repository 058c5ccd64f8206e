package org.phonebank.partitioner.manifest;

/**
 * Cosine and sine of rotary embedding, stored as the weights {@code NAME.cos} and {@code NAME.sin} of shape [positions,
 * dimensions / 2].
 *
 * @param dimensions leading values of each head that are rotated, an even number
 * @param switchBeyond 0 if there is one row per position; otherwise the first {@code switchBeyond} rows are for the
 *     positions of sequences up to that length, and the rows after them for the positions of longer sequences
 */
public record RopeTable(String name, int dimensions, int switchBeyond) {
    public RopeTable {
        if (dimensions <= 0 || dimensions % 2 != 0 || switchBeyond < 0) {
            throw new IllegalArgumentException("The rope table " + name + " cannot rotate " + dimensions
                    + " values or switch at " + switchBeyond + ".");
        }
    }

    public String cosine() {
        return name + ".cos";
    }

    public String sine() {
        return name + ".sin";
    }
}
