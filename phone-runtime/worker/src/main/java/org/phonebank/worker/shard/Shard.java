package org.phonebank.worker.shard;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.frame.Buffers;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFailure;
import org.phonebank.protocol.frame.FrameKind;

/**
 * An open shard: a session, its sequences, and the execution of frames one at a time. Frames are position-addressed: a
 * frame at a position that is cached rewrites from there and forgets what was cached beyond.
 */
public final class Shard implements AutoCloseable {
    private final ShardSpec spec;
    private final ShardSession session;
    private final SequenceCache sequences;
    private final FrameCheck check;
    private final AnswerWriter answers;
    private final Processor processor;
    private final long stepMicros;
    private boolean closed;

    private Shard(ShardSpec spec, ShardSession session, SequenceCache sequences, Processor processor, long stepMicros) {
        this.spec = spec;
        this.session = session;
        this.sequences = sequences;
        this.check = new FrameCheck(spec);
        this.answers = new AnswerWriter(spec);
        this.processor = processor;
        this.stepMicros = stepMicros;
    }

    /**
     * Opens the shard's graph and warms it up. File contents are not verified here: see {@link FileVerifier}.
     *
     * @param modelFolder holds the graph and the weight files it refers to
     */
    public static Shard open(Path modelFolder, ShardSpec spec) throws ShardException {
        return open(modelFolder, spec, Processor.REAL);
    }

    /** Opens a shard that computes as this processor does. */
    public static Shard open(Path modelFolder, ShardSpec spec, Processor processor) throws ShardException {
        requireFiles(modelFolder, spec);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        SequenceCache sequences = new SequenceCache(environment, spec);
        ShardSession session = null;
        boolean complete = false;
        try {
            session = ShardSession.open(
                    environment, modelFolder.resolve(spec.graph().name()), spec);
            Shard shard = new Shard(
                    spec, session, sequences, processor, new WarmUp(spec, session, sequences, processor).run());
            complete = true;
            return shard;
        } catch (OrtException e) {
            throw new ShardException(
                    ShardException.Reason.RUNTIME_FAILED,
                    "ONNX Runtime could not open the shard " + spec.shardId() + " ("
                            + spec.graph().name() + "): " + e.getMessage(),
                    e);
        } catch (OutOfMemoryError e) {
            throw new ShardException(ShardException.Reason.TOO_LITTLE_MEMORY, noMemory(spec, e), e);
        } finally {
            if (!complete) {
                closeAll(sequences, session);
            }
        }
    }

    private static void requireFiles(Path modelFolder, ShardSpec spec) throws ShardException {
        requireFile(modelFolder, spec.graph());
        for (ShardFile file : spec.weights()) {
            requireFile(modelFolder, file);
        }
    }

    private static void requireFile(Path modelFolder, ShardFile file) throws ShardException {
        if (!Files.isRegularFile(modelFolder.resolve(file.name()))) {
            throw new ShardException(
                    ShardException.Reason.FILE_MISSING,
                    "The file " + file.name() + " is not in the model folder " + modelFolder + "; push it again.");
        }
    }

    public ShardSpec spec() {
        return spec;
    }

    /** Median microseconds of a single-token step while warming up. */
    public long stepMicros() {
        return stepMicros;
    }

    /**
     * Executes a frame of tokens or hidden states, or forgets a sequence. Whatever is wrong with the frame is answered by a
     * {@link FrameKind#FAILURE} frame.
     *
     * @return an answer that owns its payload
     * @throws IllegalStateException if the shard was closed
     */
    public Frame execute(Frame request) {
        Frame[] answer = new Frame[1];
        execute(request, System.nanoTime(), lent -> answer[0] = owned(lent));
        return answer[0];
    }

    /**
     * Executes a frame without allocating for its answer.
     *
     * @param arrivalNanos {@link System#nanoTime} when the request arrived
     * @param sink called once, by this thread, before this method returns
     * @throws IllegalStateException if the shard was closed
     */
    public synchronized void execute(Frame request, long arrivalNanos, AnswerSink sink) {
        if (closed) {
            throw new IllegalStateException("Shard " + spec.shardId() + " is closed.");
        }
        if (request.kind() == FrameKind.FORGET) {
            sequences.forget(request.sequence());
            sink.take(request.accepted(request.timings()));
            return;
        }
        FrameFailure refusal = check.refusal(request);
        sink.take(refusal != null ? refusal.answering(request) : compute(request, arrivalNanos));
    }

    private Frame compute(Frame request, long arrivalNanos) {
        try {
            SequenceCache.Sequence sequence = sequences.find(request.sequence());
            int end = sequence == null ? 0 : sequence.end();
            if (request.position() > end) {
                return skipped(request, end).answering(request);
            }
            return step(request, sequence != null ? sequence : sequences.create(request.sequence()), arrivalNanos);
        } catch (OutOfMemoryError e) {
            return new FrameFailure(Status.Code.RESOURCE_EXHAUSTED.value(), noMemory(spec, e)).answering(request);
        } catch (OrtException e) {
            return new FrameFailure(
                            Status.Code.INTERNAL.value(),
                            "ONNX Runtime failed in shard " + spec.shardId() + ": " + e.getMessage())
                    .answering(request);
        }
    }

    private FrameFailure skipped(Frame request, int end) {
        return new FrameFailure(
                Status.Code.OUT_OF_RANGE.value(),
                end,
                "Shard " + spec.shardId() + " was sent position " + request.position() + " of sequence "
                        + request.sequence() + ", of which it holds " + end + "; replay from there.");
    }

    private Frame step(Frame request, SequenceCache.Sequence sequence, long arrivalNanos) throws OrtException {
        long start = System.nanoTime();
        StepTensors step = session.step(request.count());
        step.setPosition(request.position());
        if (spec.takesTokens()) {
            step.setTokens(request.payload());
        } else {
            step.setHidden(request.payload());
        }
        // Until the step is through, whatever lies at its positions and beyond counts as unknown.
        sequence.setEnd(request.position());
        session.run(step, sequence.buffers());
        FrameFailure failure = answers.read(step, request);
        if (failure != null) {
            return failure.answering(request);
        }
        sequence.setEnd(request.position() + request.count());
        processor.stretch(start);
        return processor.answer(answers.answer(request, start - arrivalNanos, System.nanoTime() - start));
    }

    private static String noMemory(ShardSpec spec, OutOfMemoryError error) {
        return "There is no memory for the KV buffers of shard " + spec.shardId() + " (" + spec.kvBytesPerSequence()
                + " bytes for each sequence): " + error.getMessage() + "; use a shorter context or fewer sequences.";
    }

    private static Frame owned(Frame lent) {
        ByteBuffer copy = ByteBuffer.allocate(lent.payload().remaining());
        copy.put(lent.payload());
        return lent.withPayload(Buffers.flipped(copy));
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            closeAll(sequences, session);
        }
    }

    private static void closeAll(SequenceCache sequences, @Nullable ShardSession session) {
        sequences.close();
        if (session != null) {
            session.close();
        }
    }
}
