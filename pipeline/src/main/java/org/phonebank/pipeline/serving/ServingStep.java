package org.phonebank.pipeline.serving;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.generation.RouteStep;

/** Somebody waits for the answer to a chunk. */
final class ServingStep implements RouteStep {
    private final Turnstile turnstile;
    private final ServedSequence sequence;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    @Nullable
    Chunk chunk;

    ServingStep(Turnstile turnstile, ServedSequence sequence) {
        this.turnstile = turnstile;
        this.sequence = sequence;
    }

    @Override
    public CompletableFuture<Answer> answer() {
        return answer;
    }

    @Override
    public String waitingFor() {
        return turnstile.ask(() -> sequence.waitingFor(chunk));
    }

    @Override
    public void abandon() {
        turnstile.run(() -> sequence.abandon(this));
        answer.cancel(false);
    }

    /** In the turnstile. */
    void complete(Answer given) {
        turnstile.afterwards(() -> answer.complete(given));
    }

    /** In the turnstile. */
    void fail(Throwable cause) {
        turnstile.afterwards(() -> answer.completeExceptionally(cause));
    }
}
