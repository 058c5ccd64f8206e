package org.phonebank.worker.shard;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A small graph with one F32 input {@code input} and one F32 output {@code output}, run on one input. One thread only. */
public final class GoldenRun implements AutoCloseable {
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private final OrtSession session;
    private final OnnxTensor input;
    private final Processor processor;
    private float[] output = new float[0];

    private GoldenRun(OrtSession session, OnnxTensor input, Processor processor) {
        this.session = session;
        this.input = input;
        this.processor = processor;
    }

    /** Opens a session with the options that shards have, so that the same kernels are judged. */
    public static GoldenRun open(byte[] graph, long[] inputShape, float[] input, Processor processor)
            throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), inputShape);
        boolean complete = false;
        try (OrtSession.SessionOptions options = ShardSession.options(0)) {
            GoldenRun opened = new GoldenRun(environment.createSession(graph, options), tensor, processor);
            complete = true;
            return opened;
        } finally {
            if (!complete) {
                tensor.close();
            }
        }
    }

    /** Microseconds of the runs after a first one, shortest first. */
    public long[] time(int runs) throws OrtException {
        once();
        long[] micros = new long[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            once();
            processor.stretch(start);
            micros[i] = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
        }
        Arrays.sort(micros);
        return micros;
    }

    private void once() throws OrtException {
        Map<String, OnnxTensor> inputs = Collections.singletonMap(INPUT, input);
        try (OrtSession.Result result = session.run(inputs, Collections.singleton(OUTPUT))) {
            FloatBuffer values =
                    result.get(0) instanceof OnnxTensor ? ((OnnxTensor) result.get(0)).getFloatBuffer() : null;
            if (values == null) {
                throw new OrtException("the output is no F32 tensor");
            }
            output = new float[values.remaining()];
            values.get(output);
        }
    }

    /** Output of the last run. */
    public float[] output() {
        return processor.output(output);
    }

    @Override
    public void close() throws OrtException {
        input.close();
        session.close();
    }
}
