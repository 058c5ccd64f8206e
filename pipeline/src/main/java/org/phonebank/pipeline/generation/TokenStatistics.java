package org.phonebank.pipeline.generation;

import java.time.Duration;
import java.util.List;

/**
 * How one token came to be.
 *
 * @param index of the token in the answer, from 0
 * @param sinceStart from the begin of the generation to this token
 * @param step from the token before (the begin, for the first one) to this token
 * @param stages of the frame that gave the token, in the order of the pipeline
 */
public record TokenStatistics(int index, Duration sinceStart, Duration step, List<StageTime> stages) {
    public TokenStatistics {
        stages = List.copyOf(stages);
    }
}
