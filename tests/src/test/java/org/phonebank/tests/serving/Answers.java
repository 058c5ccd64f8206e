package org.phonebank.tests.serving;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.phonebank.pipeline.generation.Route;
import org.phonebank.pipeline.generation.RouteStep;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;

/** Passes everything on to a route, and writes down what comes back. For one generation at a time. */
final class Answers implements Route {
    private final Route route;
    private final Map<Integer, TopTokens> given = new TreeMap<>();

    /** What the last stage said after a position, bit by bit. */
    record TopTokens(List<Integer> ids, List<Float> logits, float logSumExp) {
        static TopTokens of(CandidateList candidates) {
            return new TopTokens(
                    IntStream.range(0, candidates.size())
                            .mapToObj(candidates::id)
                            .toList(),
                    IntStream.range(0, candidates.size())
                            .mapToObj(candidates::logit)
                            .toList(),
                    candidates.logSumExp());
        }
    }

    Answers(Route route) {
        this.route = route;
    }

    /** By the number of tokens before it. */
    synchronized Map<Integer, TopTokens> given() {
        return new TreeMap<>(given);
    }

    @Override
    public int stages() {
        return route.stages();
    }

    @Override
    public boolean supervised() {
        return route.supervised();
    }

    @Override
    public RouteStep start(Frame tokens) {
        RouteStep step = route.start(tokens);
        CompletableFuture<RouteStep.Answer> noted = step.answer().thenApply(this::note);
        return new RouteStep() {
            @Override
            public CompletableFuture<Answer> answer() {
                return noted;
            }

            @Override
            public String waitingFor() {
                return step.waitingFor();
            }

            @Override
            public void abandon() {
                step.abandon();
                noted.cancel(false);
            }
        };
    }

    @Override
    public CompletableFuture<Void> forget(long sequence) {
        return route.forget(sequence);
    }

    private synchronized RouteStep.Answer note(RouteStep.Answer answer) {
        Frame frame = answer.frame();
        if (frame.kind() == FrameKind.CANDIDATES) {
            given.put(frame.position() + frame.count(), TopTokens.of(CandidateList.of(frame)));
        }
        return answer;
    }
}
