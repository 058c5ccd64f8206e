package org.phonebank.pipeline.generation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.phonebank.pipeline.link.LinkWording;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.TimeWording;
import org.phonebank.protocol.frame.Frame;

/**
 * Sends the tokens of one sequence through a route: in micro-batches that follow one another so closely that every stage
 * has one, and again from where a stage lost them. Used by one thread.
 */
final class Feeder {
    private static final long CANCEL_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Route route;
    private final ModelLimits limits;
    private final GeneratorOptions options;
    private final long sequence;
    private final LongSupplier nanoTime;
    private final BooleanSupplier cancelled;
    /** How long the sequence was when the stages computed what they hold. */
    private int cachedLength;

    private int replays;

    Feeder(
            Route route,
            ModelLimits limits,
            GeneratorOptions options,
            Sequence sequence,
            LongSupplier nanoTime,
            BooleanSupplier cancelled) {
        this.route = route;
        this.limits = limits;
        this.options = options;
        this.sequence = sequence.id();
        this.cachedLength = sequence.cached();
        this.nanoTime = nanoTime;
        this.cancelled = cancelled;
    }

    int replays() {
        return replays;
    }

    /**
     * Brings positions {@code from} to {@code end} into all stages, and all before them too if the model computes them
     * otherwise now that the sequence is so long.
     *
     * @param tokens of the whole sequence from position 0, for replays
     * @param candidates asked for after the last token, at least 1
     * @return the last stage's answer to the last token
     */
    RouteStep.Answer feed(int[] tokens, int from, int end, int candidates) throws StageException, CancelledException {
        int begin = limits.keysServe(cachedLength, end) ? from : 0;
        // Every stage may have lost the sequence once, each at a lower position than the one before it.
        for (int replaysLeft = route.stages(); ; replaysLeft--) {
            try {
                RouteStep.Answer answer = send(tokens, begin, end, candidates);
                cachedLength = end;
                return answer;
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
        Deque<Sent> underWay = new ArrayDeque<>();
        try {
            int position = begin;
            while (true) {
                int least = limits.leastEnd(position, end);
                int next = Math.min(end, Math.max(least, position + options.microBatch()));
                int[] batch = Arrays.copyOfRange(tokens, position, next);
                Frame frame = Frame.tokens(0, sequence, position, batch, next == end ? candidates : 0);
                underWay.add(new Sent(route.start(frame), options.timeout(batch.length)));
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
            underWay.forEach(sent -> sent.step().abandon());
        }
    }

    private RouteStep.Answer await(Sent sent) throws StageException, CancelledException {
        RouteStep step = sent.step();
        long deadline = nanoTime.getAsLong() + sent.timeout().toNanos();
        while (true) {
            if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                throw new CancelledException();
            }
            try {
                return step.answer().get(CANCEL_POLL_NANOS, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (!route.supervised() && nanoTime.getAsLong() - deadline >= 0) {
                    throw timedOut(step.waitingFor(), sent.timeout());
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

    private static StageException timedOut(String phone, Duration timeout) {
        return new StageException(
                phone,
                StageException.Reason.TIMED_OUT,
                Phrase.of(LinkWording.NO_ANSWER, phone, TimeWording.seconds((double) timeout.toSeconds(), 0)));
    }

    private static StageException failure(String phone, ExecutionException error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof StageException failure) {
                return failure;
            }
        }
        return new StageException(
                phone,
                StageException.Reason.LOST,
                Phrase.of(LinkWording.WAY_FAILED, phone, String.valueOf(error.getCause())),
                error);
    }

    /** A frame under way. */
    private record Sent(RouteStep step, Duration timeout) {}
}
