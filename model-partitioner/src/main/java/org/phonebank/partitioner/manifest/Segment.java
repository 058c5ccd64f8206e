package org.phonebank.partitioner.manifest;

/** Bytes {@code offset} to {@code offset + length} of a file. */
public record Segment(long offset, long length) {
    public Segment {
        if (offset < 0 || length <= 0 || offset > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("Not a part of a file: offset " + offset + ", length " + length + ".");
        }
    }

    public long end() {
        return offset + length;
    }
}
