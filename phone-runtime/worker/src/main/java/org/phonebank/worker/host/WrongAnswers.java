package org.phonebank.worker.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;

/** The ways in which a virtual phone's processor computes wrongly. */
enum WrongAnswers {
    /** Not at all. */
    NONE {
        @Override
        Frame frame(Frame right) {
            return right;
        }

        @Override
        float[] output(float[] right) {
            return right;
        }
    },
    /** Values that are no numbers. */
    NAN {
        @Override
        Frame frame(Frame right) {
            return mapped(right, (value, index) -> Float.NaN);
        }

        @Override
        float[] output(float[] right) {
            return mapped(right, (value, index) -> Float.NaN);
        }
    },
    /** Half as many values as were asked for. */
    SHAPE {
        @Override
        Frame frame(Frame right) {
            byte[] all = copy(right).array();
            return new Frame(
                    right.kind(),
                    right.format(),
                    right.request(),
                    right.sequence(),
                    right.position(),
                    right.kind() == FrameKind.HIDDEN ? right.count() : right.count() + 1,
                    right.width() / 2,
                    right.candidates() / 2,
                    right.timings(),
                    ByteBuffer.wrap(Arrays.copyOf(all, all.length / 2 / Float.BYTES * Float.BYTES)));
        }

        @Override
        float[] output(float[] right) {
            return Arrays.copyOf(right, right.length / 2);
        }
    },
    /** Values that look plausible and are a few percent off, so that another token comes first. */
    DRIFT {
        @Override
        Frame frame(Frame right) {
            return right.kind() == FrameKind.CANDIDATES
                    ? withFirstTwoSwapped(right)
                    : mapped(right, WrongAnswers::drifted);
        }

        @Override
        float[] output(float[] right) {
            return mapped(right, WrongAnswers::drifted);
        }
    };

    private static final float DRIFT_SHARE = 0.05f;
    private static final int CANDIDATE_BYTES = Integer.BYTES + Float.BYTES;

    private interface ValueMap {
        float of(float value, int index);
    }

    /** What a shard answers instead of the right frame; failures and acknowledgements have no values. */
    abstract Frame frame(Frame right);

    abstract float[] output(float[] right);

    /** The way with this name; {@link #NONE} if there is none. */
    static WrongAnswers of(String name) {
        for (WrongAnswers way : values()) {
            if (way.name().equalsIgnoreCase(name)) {
                return way;
            }
        }
        return NONE;
    }

    /** By turns more and less: the next layer's norm would take out what all values have in common. */
    private static float drifted(float value, int index) {
        return value * (index % 2 == 0 ? 1 + DRIFT_SHARE : 1 - DRIFT_SHARE);
    }

    private static float[] mapped(float[] right, ValueMap map) {
        float[] wrong = new float[right.length];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = map.of(right[i], i);
        }
        return wrong;
    }

    private static Frame mapped(Frame right, ValueMap map) {
        if (right.kind() == FrameKind.CANDIDATES) {
            return mappedCandidates(right, map);
        }
        if (right.kind() != FrameKind.HIDDEN) {
            return right;
        }
        ByteBuffer wrong = copy(right);
        for (int i = 0; i < wrong.limit() / Float.BYTES; i++) {
            wrong.putFloat(i * Float.BYTES, map.of(wrong.getFloat(i * Float.BYTES), i));
        }
        return right.withPayload(wrong);
    }

    private static Frame mappedCandidates(Frame right, ValueMap map) {
        ByteBuffer wrong = copy(right);
        wrong.putFloat(0, map.of(wrong.getFloat(0), 0));
        for (int i = 0; i < right.candidates(); i++) {
            int logit = Float.BYTES + i * CANDIDATE_BYTES + Integer.BYTES;
            wrong.putFloat(logit, map.of(wrong.getFloat(logit), i));
        }
        return right.withPayload(wrong);
    }

    private static Frame withFirstTwoSwapped(Frame right) {
        if (right.candidates() < 2) {
            return right;
        }
        ByteBuffer wrong = copy(right);
        int first = wrong.getInt(Float.BYTES);
        wrong.putInt(Float.BYTES, wrong.getInt(Float.BYTES + CANDIDATE_BYTES));
        wrong.putInt(Float.BYTES + CANDIDATE_BYTES, first);
        return right.withPayload(wrong);
    }

    private static ByteBuffer copy(Frame frame) {
        byte[] bytes = new byte[frame.payload().remaining()];
        frame.payload().get(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
