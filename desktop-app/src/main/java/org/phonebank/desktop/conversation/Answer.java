package org.phonebank.desktop.conversation;

import java.time.Duration;
import java.util.Objects;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.pipeline.generation.GenerationStatistics;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * How an answer came to be. All figures of its tokens are 0 until it ended in good order.
 *
 * @param model that gave it, for people; "" if that is not known
 * @param seed that it was sampled with
 * @param failure what happened and what to do, one sentence; none unless it failed
 * @param leftOut how many of the oldest messages did not fit, so that the model did not see them
 * @param firstToken how long the first token took
 * @param total how long all of it took
 * @param tokensPerSecond after the first token; 0 with fewer than two
 */
public record Answer(
        String model,
        long seed,
        AnswerEnding ending,
        Phrase failure,
        int leftOut,
        int promptTokens,
        int tokens,
        Duration firstToken,
        Duration total,
        double tokensPerSecond) {
    public Answer {
        Objects.requireNonNull(model);
        Objects.requireNonNull(ending);
        Objects.requireNonNull(failure);
        Objects.requireNonNull(firstToken);
        Objects.requireNonNull(total);
    }

    /** One of which nothing came yet. */
    public static Answer begun(String model, long seed) {
        return new Answer(model, seed, AnswerEnding.WRITING, Phrase.NONE, 0, 0, 0, Duration.ZERO, Duration.ZERO, 0);
    }

    /** So many of the oldest messages did not fit before it. */
    public Answer leavingOut(int messages) {
        return new Answer(
                model, seed, ending, failure, messages, promptTokens, tokens, firstToken, total, tokensPerSecond);
    }

    Answer done(ChatResult result) {
        GenerationStatistics statistics = result.generation().statistics();
        return new Answer(
                model,
                seed,
                AnswerEnding.of(result.generation().stopReason()),
                Phrase.NONE,
                leftOut,
                statistics.promptTokens(),
                result.generation().tokenIds().size(),
                statistics.timeToFirstToken(),
                statistics.total(),
                statistics.tokensPerSecond());
    }

    Answer failed(Phrase sentence) {
        return ended(AnswerEnding.FAILED, sentence);
    }

    /** Whatever is in the middle of being written will not be. */
    public Answer brokenOff() {
        return ended(AnswerEnding.BROKEN_OFF, Phrase.NONE);
    }

    private Answer ended(AnswerEnding how, Phrase sentence) {
        return new Answer(
                model, seed, how, sentence, leftOut, promptTokens, tokens, firstToken, total, tokensPerSecond);
    }
}
