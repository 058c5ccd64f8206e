package org.phonebank.desktop.lab;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.phonebank.pipeline.phrase.Phrase;

/** For those who want an answer as a whole. For any thread. */
public final class AwaitedAnswer implements ChatListener {
    private final CompletableFuture<ChatResult> result = new CompletableFuture<>();
    private final Consumer<String> pieces;
    private final IntConsumer leftOut;

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
        this(pieces, messages -> {});
    }

    /**
     * Waits, and passes all on.
     *
     * @param pieces hears the text while it comes
     * @param leftOut hears before it how many of the oldest messages did not fit, if there are any
     */
    public AwaitedAnswer(Consumer<String> pieces, IntConsumer leftOut) {
        this.pieces = pieces;
        this.leftOut = leftOut;
    }

    /** Completed at the end of the answer; fails with a {@link LabException} if there is none. */
    public CompletableFuture<ChatResult> result() {
        return result;
    }

    @Override
    public void leftOut(int messages) {
        leftOut.accept(messages);
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
    public void failed(Phrase problem) {
        result.completeExceptionally(new LabException(problem));
    }
}
