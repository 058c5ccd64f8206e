package org.phonebank.desktop.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.phonebank.desktop.keeping.Happening;
import org.phonebank.pipeline.generation.TokenStatistics;

/** Counts what happens during a soak. For any thread. */
final class Tally {
    private final Map<String, Integer> faults = new TreeMap<>();
    private final List<Long> disturbances = new ArrayList<>();
    private final List<Duration> takeovers = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private long tokens;
    private int answers;
    private int failedAnswers;
    private int lost;
    private int changed;

    /**
     * From one token of an answer to the next, or from the question to the first.
     *
     * @param first whether the prompt was computed in it
     */
    private record Gap(long beginNanos, long endNanos, boolean first) {
        long nanos() {
            return endNanos - beginNanos;
        }
    }

    synchronized void fault(Troublemaker.Trouble trouble) {
        faults.merge(trouble.fault().toString(), 1, Integer::sum);
    }

    synchronized void happened(Happening happening, long nowNanos) {
        if (happening instanceof Happening.TookOver over) {
            takeovers.add(over.interruption());
            disturbances.add(nowNanos);
        } else if (happening instanceof Happening.StageMissing || happening instanceof Happening.StageServed) {
            disturbances.add(nowNanos);
        }
    }

    /** @param beganNanos when it was asked */
    synchronized void answered(Question question, List<Integer> answer, List<TokenStatistics> times, long beganNanos) {
        answers++;
        tokens += answer.size();
        lost += question.lostIn(answer);
        changed += question.changedIn(answer);
        long begin = beganNanos;
        for (TokenStatistics token : times) {
            long end = beganNanos + token.sinceStart().toNanos();
            gaps.add(new Gap(begin, end, token.index() == 0));
            begin = end;
        }
    }

    /** The person stopped it; what there is of it counts. */
    synchronized void stopped(Question question, List<Integer> answer) {
        tokens += answer.size();
        changed += question.changedIn(answer);
    }

    synchronized void failed(Question question) {
        answers++;
        failedAnswers++;
        lost += question.expected().size();
    }

    synchronized long tokens() {
        return tokens;
    }

    synchronized int faults() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized SoakResult result(boolean whole, boolean interrupted, Leaks.Found leaks, Duration took) {
        long normalFirst = normal(true);
        long normalNext = normal(false);
        List<Duration> recoveries = gaps.stream()
                .filter(this::disturbed)
                .map(gap -> Duration.ofNanos(Math.max(0, gap.nanos() - (gap.first() ? normalFirst : normalNext))))
                .toList();
        return new SoakResult(
                Map.copyOf(faults),
                answers,
                failedAnswers,
                tokens,
                lost,
                changed,
                Percentiles.of(recoveries),
                Percentiles.of(takeovers),
                Duration.ofNanos(normalNext),
                whole,
                interrupted,
                leaks,
                took);
    }

    private boolean disturbed(Gap gap) {
        return disturbances.stream().anyMatch(at -> at - gap.beginNanos() >= 0 && gap.endNanos() - at >= 0);
    }

    /** The median of the gaps in which nothing happened. */
    private long normal(boolean first) {
        List<Long> quiet = new ArrayList<>(gaps.stream()
                .filter(gap -> gap.first() == first && !disturbed(gap))
                .map(Gap::nanos)
                .toList());
        Collections.sort(quiet);
        return quiet.isEmpty() ? 0 : quiet.get(quiet.size() / 2);
    }
}
