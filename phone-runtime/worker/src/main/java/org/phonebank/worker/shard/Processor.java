package org.phonebank.worker.shard;

import org.phonebank.protocol.frame.Frame;

/**
 * In what a phone's processor differs from the one that this code runs on: not at all on a real phone. A virtual phone's
 * may be slower, and may compute wrongly.
 */
public interface Processor {
    /** The processor that this code runs on. */
    Processor REAL = new Processor() {
        @Override
        public void stretch(long startNanos) {
            // It takes the time that it takes.
        }

        @Override
        public Frame answer(Frame computed) {
            return computed;
        }

        @Override
        public float[] output(float[] computed) {
            return computed;
        }
    };

    /**
     * Returns when the computation has taken as long as it is meant to.
     *
     * @param startNanos {@link System#nanoTime} when it began
     */
    void stretch(long startNanos);

    /** The answer of a shard as this processor computes it. */
    Frame answer(Frame computed);

    /** The output of a self-test as this processor computes it. */
    float[] output(float[] computed);
}
