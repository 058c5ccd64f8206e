package org.phonebank.protocol.frame;

/** Bytes that are no frame, or a frame whose parts contradict each other. */
public final class FrameFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public FrameFormatException(String message) {
        super(message);
    }
}
