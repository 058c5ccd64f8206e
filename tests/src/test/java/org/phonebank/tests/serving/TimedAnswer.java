package org.phonebank.tests.serving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.phonebank.pipeline.generation.Route;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;

/** A greedy answer that is asked for token by token. */
final class TimedAnswer implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final AtomicLong SEQUENCES = new AtomicLong();

    private final Route route;
    private final long sequence = SEQUENCES.incrementAndGet();
    private final List<Integer> tokens = new ArrayList<>();
    private int position;

    private TimedAnswer(Route route) {
        this.route = route;
    }

    /** Sends the prompt, in the micro-batches of {@link Answered}, and takes the first token. */
    static TimedAnswer begin(Route route, int[] prompt) throws Exception {
        TimedAnswer answer = new TimedAnswer(route);
        for (int from = 0; from < prompt.length; from += Answered.MICRO_BATCH) {
            int end = Math.min(prompt.length, from + Answered.MICRO_BATCH);
            answer.send(Arrays.copyOfRange(prompt, from, end), end == prompt.length ? 1 : 0);
        }
        return answer;
    }

    /** Takes the next token; gives the microseconds. */
    long step() throws Exception {
        long start = System.nanoTime();
        send(new int[] {tokens.get(tokens.size() - 1)}, 1);
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
    }

    List<Integer> tokens() {
        return List.copyOf(tokens);
    }

    @Override
    public void close() throws ExecutionException, InterruptedException, TimeoutException {
        route.forget(sequence).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void send(int[] ids, int candidates) throws Exception {
        Frame answer = route.start(Frame.tokens(0, sequence, position, ids, candidates))
                .answer()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .frame();
        position += ids.length;
        if (candidates > 0) {
            tokens.add(CandidateList.of(answer).id(0));
        }
    }
}
