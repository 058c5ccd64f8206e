package org.phonebank.pipeline.serving;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;

/** Looks at the F32 values of frames where they lie. */
final class FrameValues {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WITHOUT_SIGN = 0x7fff_ffff;
    private static final int INFINITY = 0x7f80_0000;

    private FrameValues() {}

    /** Bits of the greatest absolute value; see {@link #isFinite}. */
    static int magnitude(Frame hidden) {
        ByteBuffer payload = hidden.payload();
        int greatest = 0;
        if (payload.hasArray()) {
            byte[] bytes = payload.array();
            int begin = payload.arrayOffset() + payload.position();
            int end = begin + (payload.remaining() & -Float.BYTES);
            for (int i = begin; i < end; i += Float.BYTES) {
                greatest = Math.max(greatest, (int) INTS.get(bytes, i) & WITHOUT_SIGN);
            }
        } else {
            while (payload.remaining() >= Float.BYTES) {
                greatest = Math.max(greatest, payload.getInt() & WITHOUT_SIGN);
            }
        }
        return greatest;
    }

    /** Whether the frame of this magnitude has neither NaN nor an infinity. */
    static boolean isFinite(int magnitude) {
        return magnitude < INFINITY;
    }

    /** Greatest difference of two answers to one frame, relative to the greatest value of the first. */
    static double difference(Frame first, Frame second) {
        if (first.kind() == FrameKind.HIDDEN && second.kind() == FrameKind.HIDDEN) {
            return hiddenDifference(first.payload(), second.payload());
        }
        if (first.kind() == FrameKind.CANDIDATES && second.kind() == FrameKind.CANDIDATES) {
            return candidateDifference(CandidateList.of(first), CandidateList.of(second));
        }
        return 0;
    }

    private static double hiddenDifference(ByteBuffer first, ByteBuffer second) {
        float greatest = 0;
        float difference = 0;
        while (first.remaining() >= Float.BYTES && second.remaining() >= Float.BYTES) {
            float value = first.getFloat();
            greatest = Math.max(greatest, Math.abs(value));
            difference = Math.max(difference, Math.abs(value - second.getFloat()));
        }
        return difference == 0 ? 0 : difference / (double) greatest;
    }

    /** Each answer's best token is looked for in the other; near equals may come in another order. */
    private static double candidateDifference(CandidateList first, CandidateList second) {
        double greatest = Math.max(1, Math.abs(first.logSumExp()));
        double difference = Math.abs(first.logSumExp() - second.logSumExp());
        if (first.size() > 0 && second.size() > 0) {
            greatest = Math.max(greatest, Math.abs(first.logit(0)));
            difference = Math.max(difference, differenceOfBest(first, second));
            difference = Math.max(difference, differenceOfBest(second, first));
        }
        return difference / greatest;
    }

    /** A token that the other one does not name has at most the logit of the last one that it does name. */
    private static double differenceOfBest(CandidateList candidates, CandidateList other) {
        for (int i = 0; i < other.size(); i++) {
            if (other.id(i) == candidates.id(0)) {
                return Math.abs(candidates.logit(0) - other.logit(i));
            }
        }
        return Math.max(0, candidates.logit(0) - other.logit(other.size() - 1));
    }
}
