package org.phonebank.pipeline.link;

import java.util.concurrent.CompletableFuture;
import org.phonebank.protocol.frame.Frame;

/** The way to one shard on one phone, or in this process. */
public interface StageLink extends AutoCloseable {
    /** Name of the phone, for people. */
    String name();

    /**
     * Sends a request without waiting. Requests are computed in the order in which they are sent; answers come in that
     * order too. The link gives the request a number of its own, so the answer's request number means nothing to the
     * caller; the answer's timings hold this stage's alone.
     *
     * <p>The future fails with a {@link StageException}. It is completed on a thread of the link, so whatever depends on
     * it must not block. Cancelling it does not take the request back.
     *
     * @param request its payload must not change until the answer is there
     */
    CompletableFuture<Frame> send(Frame request);

    /** Whether nothing can be sent any more, as far as that is known. */
    default boolean isEnded() {
        return false;
    }

    /** Ends the link; what is still unanswered fails with {@link StageException.Reason#CLOSED}. */
    @Override
    void close();
}
