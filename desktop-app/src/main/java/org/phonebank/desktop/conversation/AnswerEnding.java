package org.phonebank.desktop.conversation;

import org.phonebank.pipeline.generation.StopReason;

/** How an answer ended, or that it has not. */
public enum AnswerEnding {
    /** It still comes; if nobody computes it any more, it is {@link #BROKEN_OFF}. */
    WRITING,
    COMPLETE,
    MAX_TOKENS,
    CONTEXT_FULL,
    /** By the person. */
    STOPPED,
    FAILED,
    /** The window closed in the middle of it. */
    BROKEN_OFF;

    static AnswerEnding of(StopReason reason) {
        return switch (reason) {
            case STOP_TOKEN -> COMPLETE;
            case MAX_TOKENS -> MAX_TOKENS;
            case CONTEXT_FULL -> CONTEXT_FULL;
            case CANCELLED -> STOPPED;
        };
    }
}
