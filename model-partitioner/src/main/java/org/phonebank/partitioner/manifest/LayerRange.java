package org.phonebank.partitioner.manifest;

/** A contiguous range of transformer layers: {@code first} inclusive, {@code end} exclusive, never empty. */
public record LayerRange(int first, int end) {
    public LayerRange {
        if (first < 0 || end <= first) {
            throw new IllegalArgumentException("Not a range of layers: " + first + " to " + end + ".");
        }
    }

    public int count() {
        return end - first;
    }

    public boolean contains(int layer) {
        return layer >= first && layer < end;
    }
}
