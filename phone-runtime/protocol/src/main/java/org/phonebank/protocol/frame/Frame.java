package org.phonebank.protocol.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * One message of a frame stream. Requests are position-addressed: the stage writes its cache at {@link #position()} and
 * forgets whatever was cached beyond, so that sending a request again is always safe.
 */
public final class Frame {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final FrameKind kind;
    private final NumberFormat format;
    private final int request;
    private final long sequence;
    private final int position;
    private final int count;
    private final int width;
    private final int candidates;
    private final List<StageTiming> timings;
    private final ByteBuffer payload;

    /**
     * @param request correlates an answer with its request on one stream
     * @param position of the first token in the sequence, from 0
     * @param count tokens in this frame
     * @param width values per token: hidden size of {@link FrameKind#HIDDEN}, 1 of {@link FrameKind#TOKENS}, else 0
     * @param candidates in a request the number of candidates wanted of the last stage after the last token (0: none),
     *     in {@link FrameKind#CANDIDATES} the number given
     * @param payload read from its position to its limit; not copied, and not to be changed until the frame was sent
     */
    public Frame(
            FrameKind kind,
            NumberFormat format,
            int request,
            long sequence,
            int position,
            int count,
            int width,
            int candidates,
            List<StageTiming> timings,
            ByteBuffer payload) {
        this.kind = Objects.requireNonNull(kind);
        this.format = Objects.requireNonNull(format);
        this.request = request;
        this.sequence = sequence;
        this.position = requireNotNegative("position", position);
        this.count = requireNotNegative("token count", count);
        this.width = requireNotNegative("width", width);
        this.candidates = requireNotNegative("candidate count", candidates);
        this.timings = Objects.requireNonNull(timings);
        this.payload = Objects.requireNonNull(payload);
    }

    private static int requireNotNegative(String what, int value) {
        if (value < 0) {
            throw new FrameFormatException("A frame has the " + what + " " + value + ", which is below zero.");
        }
        return value;
    }

    /** A request to a first stage. */
    public static Frame tokens(int request, long sequence, int position, int[] tokens, int candidates) {
        ByteBuffer payload = ByteBuffer.allocate(tokens.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        payload.asIntBuffer().put(tokens);
        return new Frame(
                FrameKind.TOKENS,
                NumberFormat.I32,
                request,
                sequence,
                position,
                tokens.length,
                1,
                candidates,
                Collections.emptyList(),
                payload);
    }

    /** A request to drop everything cached for a sequence. */
    public static Frame forget(int request, long sequence) {
        return new Frame(
                FrameKind.FORGET, NumberFormat.NONE, request, sequence, 0, 0, 0, 0, Collections.emptyList(), EMPTY);
    }

    /** An answer without payload to this request. */
    public Frame accepted(List<StageTiming> answerTimings) {
        return new Frame(
                FrameKind.ACCEPTED, NumberFormat.NONE, request, sequence, position, count, 0, 0, answerTimings, EMPTY);
    }

    /** The same content under another request number, as when a hub passes hidden states on. */
    public Frame withRequest(int newRequest) {
        return new Frame(kind, format, newRequest, sequence, position, count, width, candidates, timings, payload);
    }

    /** The same content asking for another number of candidates. */
    public Frame withCandidates(int newCandidates) {
        return new Frame(kind, format, request, sequence, position, count, width, newCandidates, timings, payload);
    }

    /** The same frame over other bytes, such as a copy. */
    public Frame withPayload(ByteBuffer newPayload) {
        return new Frame(kind, format, request, sequence, position, count, width, candidates, timings, newPayload);
    }

    public FrameKind kind() {
        return kind;
    }

    public NumberFormat format() {
        return format;
    }

    public int request() {
        return request;
    }

    public long sequence() {
        return sequence;
    }

    public int position() {
        return position;
    }

    public int count() {
        return count;
    }

    public int width() {
        return width;
    }

    public int candidates() {
        return candidates;
    }

    /** One entry per stage the frame passed since it left the hub. */
    public List<StageTiming> timings() {
        return timings;
    }

    /** A little-endian view of the payload with a position of its own. */
    public ByteBuffer payload() {
        return payload.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public String toString() {
        return kind + "[request " + request + ", sequence " + sequence + ", position " + position + ", count " + count
                + ", " + payload.remaining() + " bytes]";
    }
}
