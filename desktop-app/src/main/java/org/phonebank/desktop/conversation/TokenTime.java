package org.phonebank.desktop.conversation;

import java.util.List;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.pipeline.generation.TokenStatistics;

/**
 * One token of an answer and where its time went.
 *
 * @param text that it added; "" if its character was not whole yet
 * @param micros microseconds from the token before (the begin, for the first one) to this one
 * @param stages in the order of the pipeline
 */
public record TokenTime(String text, long micros, List<StageTime> stages) {
    private static final long NANOS_PER_MICRO = 1000;

    public TokenTime {
        stages = List.copyOf(stages);
    }

    static TokenTime of(TokenStatistics statistics) {
        return new TokenTime("", statistics.step().toNanos() / NANOS_PER_MICRO, statistics.stages());
    }

    /** The same with more text. */
    public TokenTime adding(String more) {
        return new TokenTime(text + more, micros, stages);
    }

    /** Microseconds of the step that no phone and no link accounts for: the desktop's own part of it. */
    public long elsewhereMicros() {
        long known = stages.stream()
                .mapToLong(stage -> stage.queuedMicros() + stage.computeMicros() + stage.linkMicros())
                .sum();
        return Math.max(0, micros - known);
    }
}
