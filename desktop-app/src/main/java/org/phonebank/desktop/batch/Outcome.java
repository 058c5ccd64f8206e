package org.phonebank.desktop.batch;

import java.time.Duration;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.pipeline.generation.GenerationStatistics;
import org.phonebank.pipeline.phrase.Phrase;

/** What became of a row. */
public sealed interface Outcome {
    /**
     * It was answered.
     *
     * @param firstToken time from the question to the first token
     * @param total time from the question to the end of the answer
     * @param tokensPerSecond after the first token; 0 with fewer than two
     * @param stopReason lower case, such as {@code stop_token}
     */
    record Answered(
            String answer,
            int promptTokens,
            int tokens,
            Duration firstToken,
            Duration total,
            double tokensPerSecond,
            String stopReason)
            implements Outcome {
        static Answered of(ChatResult result) {
            GenerationStatistics statistics = result.generation().statistics();
            return new Answered(
                    result.text(),
                    statistics.promptTokens(),
                    result.generation().tokenIds().size(),
                    statistics.timeToFirstToken(),
                    statistics.total(),
                    result.tokensPerSecond(),
                    result.generation().stopReason().jsonName());
        }
    }

    /**
     * It could not be asked or answered.
     *
     * @param reason one sentence
     */
    record Failed(Phrase reason) implements Outcome {}
}
