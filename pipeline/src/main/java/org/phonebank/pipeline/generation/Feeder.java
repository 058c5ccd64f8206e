package org.phonebank.pipeline.generation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.protocol.frame.Frame;

/**
 * Sends the tokens of one sequence through a route: in micro-batches that follow one another so closely that every stage
 * has one, and again from where a stage lost them. Used by one thread.
 */
final class Feeder {
    private static final long CANCEL_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Route route;
    private final GeneratorOptions options;
    private final long sequence;
    private final LongSupplier nanoTime;
    private final BooleanSupplier cancelled;
    private int replays;

    Feeder(Route route, GeneratorOptions options, long sequence, LongSupplier nanoTime, BooleanSupplier cancelled) {
        this.route = route;
        this.options = options;
        this.sequence = sequence;
        this.nanoTime = nanoTime;
        this.cancelled = cancelled;
    }

    int replays() {
        return replays;
    }

    /**
     * Brings positions {@code from} to {@code end} into all stages.
     *
     * @param tokens of the whole sequence from position 0, for replays
     * @param candidates asked for after the last token, at least 1
     * @return the last stage's answer to the last token
     */
    RouteStep.Answer feed(int[] tokens, int from, int end, int candidates) throws StageException, CancelledException {
        int begin = from;
        // Every stage may have lost the sequence once, each at a lower position than the one before it.
        for (int replaysLeft = route.stages(); ; replaysLeft--) {
            try {
                return send(tokens, begin, end, candidates);
            } catch (StageException e) {
                int expected = e.expectedPosition().orElse(-1);
                if (replaysLeft == 0 || expected < 0 || expected >= end) {
                    throw e;
                }
                begin = expected;
                replays++;
            }
        }
    }

    private RouteStep.Answer send(int[] tokens, int begin, int end, int candidates)
            throws StageException, CancelledException {
        Deque<RouteStep> underWay = new ArrayDeque<>();
        try {
            int position = begin;
            while (true) {
                int next = Math.min(end, position + options.microBatch());
                int[] batch = Arrays.copyOfRange(tokens, position, next);
                underWay.add(route.start(Frame.tokens(0, sequence, position, batch, next == end ? candidates : 0)));
                position = next;
                while (position == end || underWay.size() > route.stages()) {
                    RouteStep.Answer answer = await(underWay.getFirst());
                    underWay.removeFirst();
                    if (position == end && underWay.isEmpty()) {
                        return answer;
                    }
                }
            }
        } finally {
            underWay.forEach(RouteStep::abandon);
        }
    }

    private RouteStep.Answer await(RouteStep step) throws StageException, CancelledException {
        long deadline = nanoTime.getAsLong() + options.stepTimeout().toNanos();
        while (true) {
            if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                throw new CancelledException();
            }
            try {
                return step.answer().get(CANCEL_POLL_NANOS, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (nanoTime.getAsLong() - deadline >= 0) {
                    throw timedOut(step.waitingFor());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (CancellationException e) {
                throw new IllegalStateException("A step was abandoned while it was waited for.", e);
            } catch (ExecutionException e) {
                throw failure(step.waitingFor(), e);
            }
        }
    }

    private StageException timedOut(String phone) {
        return new StageException(
                phone,
                StageException.Reason.TIMED_OUT,
                phone + " has not answered for " + options.stepTimeout().toSeconds()
                        + " s; it may be hung: restart its worker.");
    }

    private static StageException failure(String phone, ExecutionException error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof StageException failure) {
                return failure;
            }
        }
        return new StageException(
                phone, StageException.Reason.LOST, "The way to " + phone + " failed: " + error.getCause(), error);
    }
}
