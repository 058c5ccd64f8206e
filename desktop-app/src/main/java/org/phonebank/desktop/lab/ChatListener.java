package org.phonebank.desktop.lab;

import org.phonebank.pipeline.generation.TokenStatistics;
import org.phonebank.pipeline.phrase.Phrase;

/** Hears one answer, from one thread; exactly one of {@link #done} and {@link #failed} comes, and last. */
public interface ChatListener {
    /** So many of the oldest messages did not fit any more, so the model does not see them; comes before the first token. */
    default void leftOut(int messages) {}

    /** A token was computed; its text comes next, unless its last character is not whole yet. */
    default void computed(TokenStatistics statistics) {}

    /** More text; never half a character. */
    void token(String text);

    void done(ChatResult result);

    /** No more comes; the message is one sentence: what happened, to which phone, and what to do. */
    void failed(Phrase problem);
}
