package org.phonebank.worker.shard;

import io.grpc.Status;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFailure;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.NumberFormat;
import org.phonebank.protocol.frame.StageTiming;

/** Turns the output of a step into an answer, in arrays that are reused from one answer to the next. */
final class AnswerWriter {
    private final ShardSpec spec;
    private final CandidateSelector selector = new CandidateSelector();
    private float[] values = new float[0];
    private byte[] bytes = new byte[0];
    private int length;

    AnswerWriter(ShardSpec spec) {
        this.spec = spec;
    }

    /** Reads the output of the step that computed this request; the reason to fail it, or null if it is sound. */
    @Nullable
    FrameFailure read(StepTensors step, Frame request) {
        int size = step.outputSize();
        if (values.length < size) {
            values = new float[size];
        }
        step.readOutput(values);
        int broken = firstNotFinite(size);
        if (broken >= 0) {
            return notFinite(request, broken);
        }
        if (!spec.givesCandidates()) {
            reserve(size * Float.BYTES);
            step.readOutput(bytes);
        } else if (request.candidates() > 0) {
            writeCandidates(Math.min(request.candidates(), spec.vocabularySize()));
        }
        return null;
    }

    private int firstNotFinite(int size) {
        for (int i = 0; i < size; i++) {
            if (!Float.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }

    private FrameFailure notFinite(Frame request, int index) {
        String what = spec.givesCandidates()
                ? "the logit of token id " + index
                : "hidden value " + index % spec.hiddenSize() + " at position "
                        + (request.position() + index / spec.hiddenSize());
        return new FrameFailure(
                Status.Code.INTERNAL.value(),
                "Shard " + spec.shardId() + " (layers " + spec.firstLayer() + " to " + spec.endLayer() + ") computed "
                        + values[index] + " as " + what + ".");
    }

    private void writeCandidates(int wanted) {
        selector.select(values, spec.vocabularySize(), wanted);
        reserve(CandidateList.payloadBytes(wanted));
        ByteBuffer target = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        CandidateList.write(selector.ids(), selector.values(), selector.size(), selector.logSumExp(), target);
    }

    private void reserve(int wantedLength) {
        if (bytes.length < wantedLength) {
            bytes = new byte[wantedLength];
        }
        length = wantedLength;
    }

    /** The answer to the request that was read last; its payload is overwritten by the next one. */
    Frame answer(Frame request, long queuedNanos, long computeNanos) {
        List<StageTiming> timings = timings(request, queuedNanos, computeNanos);
        if (!spec.givesCandidates()) {
            return new Frame(
                    FrameKind.HIDDEN,
                    NumberFormat.F32,
                    request.request(),
                    request.sequence(),
                    request.position(),
                    request.count(),
                    spec.hiddenSize(),
                    request.candidates(),
                    timings,
                    ByteBuffer.wrap(bytes, 0, length));
        }
        if (request.candidates() == 0) {
            return request.accepted(timings);
        }
        return new Frame(
                FrameKind.CANDIDATES,
                NumberFormat.STRUCTURE,
                request.request(),
                request.sequence(),
                request.position(),
                request.count(),
                0,
                selector.size(),
                timings,
                ByteBuffer.wrap(bytes, 0, length));
    }

    private static List<StageTiming> timings(Frame request, long queuedNanos, long computeNanos) {
        List<StageTiming> before = request.timings();
        StageTiming own = new StageTiming(before.size(), micros(queuedNanos), micros(computeNanos));
        if (before.isEmpty()) {
            return Collections.singletonList(own);
        }
        List<StageTiming> all = new ArrayList<>(before.size() + 1);
        all.addAll(before);
        all.add(own);
        return Collections.unmodifiableList(all);
    }

    private static int micros(long nanos) {
        return (int) Math.min(Math.max(TimeUnit.NANOSECONDS.toMicros(nanos), 0), Integer.MAX_VALUE);
    }
}
