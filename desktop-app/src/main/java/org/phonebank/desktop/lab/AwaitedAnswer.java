package org.phonebank.desktop.lab;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** For those who want an answer as a whole. For any thread. */
public final class AwaitedAnswer implements ChatListener {
    private final CompletableFuture<ChatResult> result = new CompletableFuture<>();
    private final Consumer<String> pieces;

    /** Waits for the end only. */
    public AwaitedAnswer() {
        this(piece -> {});
    }

    /**
     * Waits, and passes the text on.
     *
     * @param pieces hears the text while it comes
     */
    public AwaitedAnswer(Consumer<String> pieces) {
        this.pieces = pieces;
    }

    /** Completed at the end of the answer; fails with a {@link LabException} if there is none. */
    public CompletableFuture<ChatResult> result() {
        return result;
    }

    @Override
    public void token(String text) {
        pieces.accept(text);
    }

    @Override
    public void done(ChatResult whole) {
        result.complete(whole);
    }

    @Override
    public void failed(String message) {
        result.completeExceptionally(new LabException(message));
    }
}
