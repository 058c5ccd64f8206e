package org.phonebank.worker.shard;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The ONNX Runtime session of a shard with the tensors its steps share. */
final class ShardSession implements AutoCloseable {
    private static final int MOST_THREADS = 4;

    private final OrtEnvironment environment;
    private final ShardSpec spec;
    private final OrtSession session;
    private final StepTensors singleStep;
    private @Nullable StepTensors batchStep;

    private ShardSession(OrtEnvironment environment, ShardSpec spec, OrtSession session) throws OrtException {
        this.environment = environment;
        this.spec = spec;
        this.session = session;
        this.singleStep = new StepTensors(environment, spec, 1);
    }

    static ShardSession open(OrtEnvironment environment, Path graph, ShardSpec spec)
            throws OrtException, ShardException {
        try (OrtSession.SessionOptions options = options(spec.threads())) {
            OrtSession session = environment.createSession(graph.toString(), options);
            boolean complete = false;
            try {
                GraphInterface.check(session, spec);
                ShardSession opened = new ShardSession(environment, spec, session);
                complete = true;
                return opened;
            } finally {
                if (!complete) {
                    session.close();
                }
            }
        }
    }

    /** @param threads of the session; 0 for as many as pay */
    static OrtSession.SessionOptions options(int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setInterOpNumThreads(1);
        options.setIntraOpNumThreads(threads > 0 ? threads : threadsThatPay());
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        // Threads that spin without bound starve other shards on the same cores (measured: a quarter of the speed).
        options.addConfigEntry("session.intra_op.spin_duration_us", "100");
        return options;
    }

    /** Half of a phone's cores are slow ones, on which the fast ones would wait: more than four threads rarely pay. */
    private static int threadsThatPay() {
        return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }

    /** The tensors for steps of so many tokens, valid until the next call. */
    StepTensors step(int count) throws OrtException {
        if (count == 1) {
            return singleStep;
        }
        StepTensors batch = batchStep;
        if (batch == null || batch.count() != count) {
            if (batch != null) {
                batchStep = null;
                batch.close();
            }
            batch = new StepTensors(environment, spec, count);
            batchStep = batch;
        }
        return batch;
    }

    /** Runs one step: reads the step's input and the cache before its position, writes cache and output. */
    void run(StepTensors step, KvBuffers buffers) throws OrtException {
        step.bind(buffers.inputs(), buffers.outputs());
        session.run(buffers.inputs(), Collections.emptySet(), buffers.outputs()).close();
    }

    @Override
    public void close() {
        singleStep.close();
        if (batchStep != null) {
            batchStep.close();
        }
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "ONNX Runtime could not close the session of shard " + spec.shardId() + ": " + e.getMessage(), e);
        }
    }
}
