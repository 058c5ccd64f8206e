package org.phonebank.partitioner.selftest;

import org.phonebank.partitioner.manifest.ModelShape;

/** The sizes of the self-test: small enough to travel in one message, large enough to keep a kernel busy. */
final class SelfTestShape {
    static final int TOKENS = 8;
    static final int HIDDEN = 256;
    static final int INNER = 512;
    static final int HEADS = 8;
    static final int KV_HEADS = 4;
    static final int HEAD_DIM = 32;
    static final int ATTENTION = HEADS * HEAD_DIM;
    static final int SHARED = KV_HEADS * HEAD_DIM;
    static final int PACKED = ATTENTION + 2 * SHARED;
    static final float EPSILON = 1e-5f;

    /** What the attention operator needs to know. */
    static final ModelShape MODEL = new ModelShape(1, HIDDEN, INNER, HEADS, KV_HEADS, HEAD_DIM, 1, TOKENS);

    private SelfTestShape() {}
}
