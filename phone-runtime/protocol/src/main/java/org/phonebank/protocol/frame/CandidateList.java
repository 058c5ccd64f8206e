package org.phonebank.protocol.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a last stage answers: the most likely next tokens, most likely first, with their logits, and the log-sum-exp over
 * the whole vocabulary, so that probabilities are exact without sending every logit.
 *
 * <p>Payload: F32 log-sum-exp, then for each candidate an I32 id and an F32 logit.
 */
public final class CandidateList {
    private final int[] ids;
    private final float[] logits;
    private final float logSumExp;

    /** Takes both arrays over without a copy. */
    public CandidateList(int[] ids, float[] logits, float logSumExp) {
        if (ids.length != logits.length) {
            throw new IllegalArgumentException(ids.length + " candidate ids but " + logits.length + " logits.");
        }
        this.ids = ids;
        this.logits = logits;
        this.logSumExp = logSumExp;
    }

    public int size() {
        return ids.length;
    }

    public int id(int index) {
        return ids[index];
    }

    public float logit(int index) {
        return logits[index];
    }

    /** Natural logarithm of the sum of exp(logit) over the vocabulary. */
    public float logSumExp() {
        return logSumExp;
    }

    /** Payload of a {@link FrameKind#CANDIDATES} frame. */
    public ByteBuffer toPayload() {
        ByteBuffer buffer = ByteBuffer.allocate(payloadBytes(ids.length)).order(ByteOrder.LITTLE_ENDIAN);
        write(ids, logits, ids.length, logSumExp, buffer);
        return Buffers.flipped(buffer);
    }

    /** Bytes of the payload that carries this many candidates. */
    public static int payloadBytes(int candidates) {
        return Math.addExact(Float.BYTES, Math.multiplyExact(candidates, Integer.BYTES + Float.BYTES));
    }

    /** Writes a payload into a little-endian buffer that a caller may reuse, from the first {@code size} elements. */
    public static void write(int[] ids, float[] logits, int size, float logSumExp, ByteBuffer target) {
        target.putFloat(logSumExp);
        for (int i = 0; i < size; i++) {
            target.putInt(ids[i]).putFloat(logits[i]);
        }
    }

    /** Reads a {@link FrameKind#CANDIDATES} frame. */
    public static CandidateList of(Frame frame) {
        if (frame.kind() != FrameKind.CANDIDATES) {
            throw new FrameFormatException("Expected candidates but got " + frame + ".");
        }
        ByteBuffer buffer = frame.payload();
        int size = frame.candidates();
        if (buffer.remaining() != Float.BYTES + (long) size * (Integer.BYTES + Float.BYTES)) {
            throw new FrameFormatException(
                    "A frame announces " + size + " candidates but carries " + buffer.remaining() + " bytes.");
        }
        float logSumExp = buffer.getFloat();
        int[] ids = new int[size];
        float[] logits = new float[size];
        for (int i = 0; i < size; i++) {
            ids[i] = buffer.getInt();
            logits[i] = buffer.getFloat();
        }
        return new CandidateList(ids, logits, logSumExp);
    }
}
