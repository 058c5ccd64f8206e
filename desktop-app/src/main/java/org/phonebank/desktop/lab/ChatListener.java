package org.phonebank.desktop.lab;

/** Hears one answer, from one thread; exactly one of {@link #done} and {@link #failed} comes, and last. */
public interface ChatListener {
    /** More text; never half a character. */
    void token(String text);

    void done(ChatResult result);

    /** No more comes; the message is one sentence: what happened, to which phone, and what to do. */
    void failed(String message);
}
