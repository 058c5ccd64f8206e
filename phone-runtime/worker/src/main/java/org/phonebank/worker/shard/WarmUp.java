package org.phonebank.worker.shard;

import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFailure;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.NumberFormat;

/**
 * First steps of a shard: they page the weights in, let the runtime plan its memory, and show that the graph computes
 * numbers at all.
 */
final class WarmUp {
    private static final int SINGLE_STEPS = 8;
    private static final int PREFILL_TOKENS = 16;
    private static final long SEQUENCE = Long.MIN_VALUE;

    private final ShardSpec spec;
    private final ShardSession session;
    private final SequenceCache sequences;
    private final Processor processor;

    WarmUp(ShardSpec spec, ShardSession session, SequenceCache sequences, Processor processor) {
        this.spec = spec;
        this.session = session;
        this.sequences = sequences;
        this.processor = processor;
    }

    /** Median microseconds of a single-token step. */
    long run() throws OrtException, ShardException {
        KvBuffers buffers = sequences.create(SEQUENCE).buffers();
        step(buffers, 0, Math.min(PREFILL_TOKENS, spec.contextLength()));
        long[] nanos = new long[Math.min(SINGLE_STEPS, spec.contextLength())];
        for (int position = 0; position < nanos.length; position++) {
            long start = System.nanoTime();
            step(buffers, position, 1);
            processor.stretch(start);
            nanos[position] = System.nanoTime() - start;
        }
        sequences.forget(SEQUENCE);
        Arrays.sort(nanos);
        return TimeUnit.NANOSECONDS.toMicros(nanos[nanos.length / 2]);
    }

    private void step(KvBuffers buffers, int position, int count) throws OrtException, ShardException {
        StepTensors step = session.step(count);
        step.setPosition(position);
        ByteBuffer payload = payload(count);
        if (spec.takesTokens()) {
            step.setTokens(payload);
        } else {
            step.setHidden(payload);
        }
        session.run(step, buffers);
        FrameFailure failure = new AnswerWriter(spec).read(step, request(position, count, payload));
        if (failure != null) {
            throw new ShardException(ShardException.Reason.RUNTIME_FAILED, failure.message());
        }
    }

    /** Token 0 over and over, or small hidden values that no two neighbours share. */
    private ByteBuffer payload(int count) {
        int values = spec.takesTokens() ? count : count * spec.hiddenSize();
        ByteBuffer payload = ByteBuffer.allocate(values * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (!spec.takesTokens()) {
            for (int i = 0; i < values; i++) {
                payload.putFloat(i * Float.BYTES, (i % 7 - 3) / 100f);
            }
        }
        return payload;
    }

    private Frame request(int position, int count, ByteBuffer payload) {
        return new Frame(
                spec.takesTokens() ? FrameKind.TOKENS : FrameKind.HIDDEN,
                spec.takesTokens() ? NumberFormat.I32 : NumberFormat.F32,
                0,
                SEQUENCE,
                position,
                count,
                spec.takesTokens() ? 1 : spec.hiddenSize(),
                1,
                Collections.emptyList(),
                payload);
    }
}
