package org.phonebank.pipeline.generation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.protocol.frame.Frame;

/** Hub routing: every stage answers to this process, which passes its hidden states on to the next one. */
public final class HubRoute implements Route {
    private final List<StageLink> links;
    private final LongSupplier nanoTime;

    /** @param links one per stage in order, at least one; they stay the caller's */
    public HubRoute(List<StageLink> links) {
        this(links, System::nanoTime);
    }

    /** @param nanoTime nanoseconds of a clock that only runs forward; called from any thread */
    public HubRoute(List<StageLink> links, LongSupplier nanoTime) {
        if (links.isEmpty()) {
            throw new IllegalArgumentException("A route needs at least one stage.");
        }
        this.links = List.copyOf(links);
        this.nanoTime = nanoTime;
    }

    @Override
    public int stages() {
        return links.size();
    }

    @Override
    public RouteStep start(Frame tokens) {
        HubStep step = new HubStep(links, nanoTime);
        step.enter(0, tokens);
        return step;
    }

    @Override
    public CompletableFuture<Void> forget(long sequence) {
        return CompletableFuture.allOf(
                links.stream().map(link -> link.send(Frame.forget(0, sequence))).toArray(CompletableFuture<?>[]::new));
    }
}
