package org.phonebank.protocol.frame;

/** What a frame asks for or answers. */
public enum FrameKind {
    /** Request to a first stage: {@code count} token ids as I32. */
    TOKENS(1),
    /** Request to a later stage, and the answer of every stage but the last: {@code count × width} values. */
    HIDDEN(2),
    /** Answer of a last stage: see {@link CandidateList}. */
    CANDIDATES(3),
    /** Answer of a last stage to a frame that asked for no candidates: the positions are in the cache, no payload. */
    ACCEPTED(4),
    /** Request: drop everything cached for the sequence; answered with {@link #ACCEPTED}. */
    FORGET(5),
    /** Answer: this request failed, the stream goes on; see {@link FrameFailure}. */
    FAILURE(6);

    private final int code;

    FrameKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static FrameKind of(int code) {
        for (FrameKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new FrameFormatException("A frame has the unknown kind " + code + ".");
    }
}
