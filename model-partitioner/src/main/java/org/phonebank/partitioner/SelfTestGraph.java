package org.phonebank.partitioner;

/** Makes the self-test that a phone must pass before it serves weights of some number of bits. */
public final class SelfTestGraph {
    private SelfTestGraph() {}

    /**
     * One transformer layer with small deterministic weights, built of the same operators that a shard of these bits
     * uses.
     *
     * @param bits 32, 16, 8 or 4
     */
    public static SelfTest forBits(int bits) {
        throw new UnsupportedOperationException();
    }
}
