package org.phonebank.partitioner.manifest;

/** How the numbers of KV buffers are stored. */
public enum KvFormat {
    F32(4),
    /** Half precision, where the source model computes its keys and values in it. */
    F16(2);

    private final int bytes;

    KvFormat(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }
}
