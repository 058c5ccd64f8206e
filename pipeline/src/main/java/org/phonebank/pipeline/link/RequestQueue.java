package org.phonebank.pipeline.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.frame.Frame;

/**
 * The requests of one frame stream: those that wait, in order, and those on the wire, by number. It lets one writer write
 * at a time, and completes nothing itself, so that no future is completed under its lock. For any thread.
 */
final class RequestQueue {
    private final int maxInFlight;
    private final int maxWaiting;
    private final Queue<Pending> waiting = new ArrayDeque<>();
    private final Map<Integer, Pending> inFlight = new HashMap<>();
    private int lastNumber;
    private boolean writing;
    private @Nullable StageException ended;

    RequestQueue(int maxInFlight, int maxWaiting) {
        this.maxInFlight = maxInFlight;
        this.maxWaiting = maxWaiting;
    }

    /**
     * A request with its number on the stream.
     *
     * @param request as it was given
     * @param numbered as it goes on the wire
     */
    record Pending(Frame request, Frame numbered, CompletableFuture<Frame> answer) {}

    /** Queues a request, or gives an answer that has failed because of the end or because too many wait. */
    synchronized CompletableFuture<Frame> add(Frame request, String phone) {
        if (ended != null) {
            return CompletableFuture.failedFuture(ended);
        }
        if (waiting.size() >= maxWaiting) {
            return CompletableFuture.failedFuture(new StageException(
                    phone, StageException.Reason.REFUSED, Phrase.of(LinkWording.QUEUE_FULL, waiting.size(), phone)));
        }
        Pending pending = new Pending(request, numbered(request, ++lastNumber), new CompletableFuture<>());
        waiting.add(pending);
        return pending.answer();
    }

    /** The next request to write, or null if there is none, no room for it, or another thread writing. */
    synchronized @Nullable Pending beginWriting() {
        if (writing || ended != null || inFlight.size() >= maxInFlight) {
            return null;
        }
        Pending next = waiting.poll();
        if (next != null) {
            writing = true;
            inFlight.put(next.numbered().request(), next);
        }
        return next;
    }

    synchronized void endWriting() {
        writing = false;
    }

    /** The request that an answer is for, which is then no longer on the wire; null if there is none. */
    synchronized @Nullable Pending answered(int number) {
        return inFlight.remove(number);
    }

    synchronized boolean isEnded() {
        return ended != null;
    }

    /** Ends the queue for this cause if it had not ended; gives what is now to be failed. */
    synchronized List<Pending> end(StageException cause) {
        if (ended != null) {
            return List.of();
        }
        ended = cause;
        List<Pending> unanswered = new ArrayList<>(inFlight.values());
        unanswered.addAll(waiting);
        inFlight.clear();
        waiting.clear();
        return unanswered;
    }

    private static Frame numbered(Frame request, int number) {
        return new Frame(
                request.kind(),
                request.format(),
                number,
                request.sequence(),
                request.position(),
                request.count(),
                request.width(),
                request.candidates(),
                List.of(),
                request.payload());
    }
}
