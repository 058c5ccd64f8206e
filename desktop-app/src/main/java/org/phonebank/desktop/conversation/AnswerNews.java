package org.phonebank.desktop.conversation;

/** What comes of an answer. */
public sealed interface AnswerNews {
    /** A token was computed; its text comes later, if it has any. */
    record Computed(TokenTime token) implements AnswerNews {}

    /** So many of the oldest messages did not fit any more, so the model does not see them. */
    record LeftOut(int messages) implements AnswerNews {}

    /** More text, of the token that was computed last. */
    record Text(String more) implements AnswerNews {}

    /** No more comes; the message is as it is kept. */
    record Ended(Message message) implements AnswerNews {}
}
