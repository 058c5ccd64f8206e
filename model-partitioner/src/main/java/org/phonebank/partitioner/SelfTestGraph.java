package org.phonebank.partitioner;

import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.selftest.SelfTestLayer;

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
        Encoding encoding = Encoding.ofBits(bits);
        SelfTestLayer layer = new SelfTestLayer(encoding);
        return new SelfTest(layer.onnx(), layer.shape(), layer.input(), layer.expected(), tolerance(encoding));
    }

    /**
     * Outputs are about 1 in size. Quantized kernels round activations to eight bits, each kind of processor a little
     * differently, and the expected values do not; the others differ from them only by the order of additions.
     */
    private static double tolerance(Encoding encoding) {
        return encoding.quantized() ? 0.1 : 1e-3;
    }
}
