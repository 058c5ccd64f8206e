package org.phonebank.desktop.conversation;

import java.time.Instant;
import java.util.Objects;

/**
 * A conversation without its messages.
 *
 * @param title for people; "" as long as nothing was asked
 * @param systemPrompt what the model is told before everything else; "" for nothing
 * @param draft what was typed and not sent
 * @param shown the last message of the branch that is shown; {@link Message#NONE} if there is none
 */
public record Chat(
        long id,
        String title,
        String systemPrompt,
        Sampling sampling,
        String draft,
        long shown,
        Instant created,
        Instant changed) {
    public Chat {
        Objects.requireNonNull(title);
        Objects.requireNonNull(systemPrompt);
        Objects.requireNonNull(sampling);
        Objects.requireNonNull(draft);
        Objects.requireNonNull(created);
        Objects.requireNonNull(changed);
    }

    /** One in which nothing was said yet. */
    public static Chat begin(long id, String systemPrompt, Sampling sampling, Instant now) {
        return new Chat(id, "", systemPrompt, sampling, "", Message.NONE, now, now);
    }

    public Chat titled(String other) {
        return new Chat(id, other, systemPrompt, sampling, draft, shown, created, changed);
    }

    public Chat told(String otherSystemPrompt) {
        return new Chat(id, title, otherSystemPrompt, sampling, draft, shown, created, changed);
    }

    public Chat sampled(Sampling other) {
        return new Chat(id, title, systemPrompt, other, draft, shown, created, changed);
    }

    public Chat drafted(String other) {
        return new Chat(id, title, systemPrompt, sampling, other, shown, created, changed);
    }

    /** The branch that ends with this message is shown. */
    public Chat showing(long message) {
        return new Chat(id, title, systemPrompt, sampling, draft, message, created, changed);
    }

    public Chat changedAt(Instant now) {
        return new Chat(id, title, systemPrompt, sampling, draft, shown, created, now);
    }
}
