package org.phonebank.tests.serving;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.protocol.frame.Frame;

/** Adds up what the worker behind a link says it computed, and tells when it answers. */
final class MeasuredLink implements StageLink {
    private final StageLink link;
    private final Consumer<MeasuredLink> answered;
    private final AtomicLong computeMicros = new AtomicLong();

    MeasuredLink(StageLink link, Consumer<MeasuredLink> answered) {
        this.link = link;
        this.answered = answered;
    }

    long computeMicros() {
        return computeMicros.get();
    }

    @Override
    public String name() {
        return link.name();
    }

    @Override
    public CompletableFuture<Frame> send(Frame request) {
        return link.send(request).thenApply(answer -> {
            answer.timings().forEach(timing -> computeMicros.addAndGet(timing.computeMicros()));
            answered.accept(this);
            return answer;
        });
    }

    @Override
    public boolean isEnded() {
        return link.isEnded();
    }

    @Override
    public void close() {
        link.close();
    }
}
