package org.phonebank.pipeline.generation;

import java.util.List;

/**
 * What a generation gave.
 *
 * @param tokenIds the answer, without the stop token
 */
public record GenerationResult(List<Integer> tokenIds, StopReason stopReason, GenerationStatistics statistics) {
    public GenerationResult {
        tokenIds = List.copyOf(tokenIds);
    }
}
