package org.phonebank.desktop.window.base;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person is told in passing.
 *
 * @param title a few words
 * @param text one sentence, and what to do
 * @param details for those who want to know more, such as a stack trace; "" for none
 * @param quiet whether it is only listed, because the window shows it elsewhere already
 */
public record Notice(
        Instant time,
        Tone tone,
        String title,
        String text,
        String details,
        @Nullable Remedy remedy,
        boolean quiet) {
    /**
     * What a notice offers.
     *
     * @param label names the action
     */
    public record Remedy(String label, Runnable action) {}

    public Optional<Remedy> offer() {
        return Optional.ofNullable(remedy);
    }
}
