package org.phonebank.desktop.conversation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said.
 *
 * @param parent what it was said to; {@link #NONE} for the first thing
 * @param answer how it came to be; null for what a person said
 */
public record Message(
        long id,
        long parent,
        Role role,
        String text,
        Instant time,
        @Nullable Answer answer) {
    /** Stands for no message. */
    public static final long NONE = 0;

    public Message {
        Objects.requireNonNull(role);
        Objects.requireNonNull(text);
        Objects.requireNonNull(time);
        if ((role == Role.ASSISTANT) != (answer != null)) {
            throw new IllegalArgumentException("Answers have figures, and nothing else has.");
        }
    }

    public static Message question(long id, long parent, String text, Instant time) {
        return new Message(id, parent, Role.USER, text, time, null);
    }

    public static Message answer(long id, long parent, Instant time, Answer begun) {
        return new Message(id, parent, Role.ASSISTANT, "", time, begun);
    }

    /** The same with another text and other figures. */
    public Message saying(String other, Answer figures) {
        return new Message(id, parent, role, other, time, figures);
    }

    /** An answer that is still being written is broken off. */
    Message settled() {
        return answer != null && answer.ending() == AnswerEnding.WRITING ? saying(text, answer.brokenOff()) : this;
    }
}
