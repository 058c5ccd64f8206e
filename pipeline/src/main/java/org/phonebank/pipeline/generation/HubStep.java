package org.phonebank.pipeline.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.phonebank.pipeline.link.LinkWording;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.NumberFormat;
import org.phonebank.protocol.frame.StageTiming;

/** One frame that the hub leads from stage to stage; the lock orders passing on against abandoning. */
final class HubStep implements RouteStep {
    private static final long NANOS_PER_MICRO = 1000;

    private final List<StageLink> links;
    private final LongSupplier nanoTime;
    private final List<StageTime> times;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final Object lock = new Object();
    private boolean abandoned;
    private volatile int stage;

    HubStep(List<StageLink> links, LongSupplier nanoTime) {
        this.links = links;
        this.nanoTime = nanoTime;
        this.times = new ArrayList<>(links.size());
    }

    @Override
    public CompletableFuture<Answer> answer() {
        return answer;
    }

    @Override
    public String waitingFor() {
        return links.get(stage).name();
    }

    @Override
    public void abandon() {
        synchronized (lock) {
            abandoned = true;
        }
        answer.cancel(false);
    }

    void enter(int nextStage, Frame request) {
        long sent;
        CompletableFuture<Frame> reply;
        synchronized (lock) {
            if (abandoned) {
                return;
            }
            stage = nextStage;
            sent = nanoTime.getAsLong();
            reply = links.get(nextStage).send(request);
        }
        reply.thenAccept(frame -> left(nextStage, request, sent, frame)).exceptionally(error -> {
            answer.completeExceptionally(error);
            return null;
        });
    }

    private void left(int left, Frame request, long sent, Frame reply) {
        StageLink link = links.get(left);
        boolean last = left == links.size() - 1;
        FrameKind expected =
                !last ? FrameKind.HIDDEN : request.candidates() > 0 ? FrameKind.CANDIDATES : FrameKind.ACCEPTED;
        if (reply.kind() != expected || (expected == FrameKind.HIDDEN && !isWhole(reply))) {
            answer.completeExceptionally(new StageException(
                    link.name(),
                    StageException.Reason.BAD_ANSWER,
                    Phrase.of(LinkWording.OTHER_ANSWER, link.name(), reply.toString(), expected.toString())));
            return;
        }
        times.add(time(link, reply, nanoTime.getAsLong() - sent));
        if (last) {
            answer.complete(new Answer(reply, List.copyOf(times)));
        } else {
            enter(left + 1, reply.withCandidates(request.candidates()));
        }
    }

    /** F32 is all that hub routing is given today; other formats are checked by the stage that reads them. */
    private static boolean isWhole(Frame hidden) {
        return hidden.width() > 0
                && (hidden.format() != NumberFormat.F32
                        || hidden.payload().remaining() == (long) hidden.count() * hidden.width() * Float.BYTES);
    }

    private static StageTime time(StageLink link, Frame reply, long elapsedNanos) {
        List<StageTiming> timings = reply.timings();
        StageTiming own = timings.isEmpty() ? new StageTiming(0, 0, 0) : timings.get(timings.size() - 1);
        long queued = Math.max(0, own.queuedMicros());
        long compute = Math.max(0, own.computeMicros());
        return new StageTime(
                link.name(), queued, compute, Math.max(0, elapsedNanos / NANOS_PER_MICRO - queued - compute));
    }
}
