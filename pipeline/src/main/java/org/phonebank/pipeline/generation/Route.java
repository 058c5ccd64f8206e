package org.phonebank.pipeline.generation;

import java.util.concurrent.CompletableFuture;
import org.phonebank.protocol.frame.Frame;

/** The way of a sequence's frames through all stages, and how it is gone: through the hub, or from phone to phone. */
public interface Route {
    /** Number of stages. */
    int stages();

    /**
     * Sends tokens through all stages without waiting. Steps of one sequence pass each stage in the order in which they
     * were started.
     *
     * @param tokens a {@link org.phonebank.protocol.frame.FrameKind#TOKENS} frame; its request number does not matter
     */
    RouteStep start(Frame tokens);

    /**
     * Whether the route itself notices phones that do not answer, and waits where nobody can. Who waits for a step then
     * needs no timeout of his own.
     */
    default boolean supervised() {
        return false;
    }

    /** Drops what all stages hold of a sequence, after whatever was sent before. */
    CompletableFuture<Void> forget(long sequence);
}
