package org.phonebank.desktop.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.keeping.Happening;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.generation.TokenStatistics;

class TallyTest {
    private static final long MILLI = 1_000_000;

    private final Tally tally = new Tally();
    private final Question question = new Question(List.of(new ChatMessage("user", "Hello!")), List.of(5, 6, 7, 8, 9));

    @Test
    void recoveryIsWhatATokenTookLongerThanUsualWhileAnotherPhoneTookOver() {
        answered(1000, 50, 10, 10, 10, 10);
        answered(2000, 50, 10, 310, 12, 10);
        tally.happened(tookOver(Duration.ofMillis(290)), (2000 + 50 + 10 + 305) * MILLI);

        SoakResult result = result();

        Duration beyond = Duration.ofMillis(300);
        assertThat(result.normalStep()).isEqualTo(Duration.ofMillis(10));
        assertThat(result.recoveries()).isEqualTo(new Percentiles(1, beyond, beyond, beyond));
        Duration measured = Duration.ofMillis(290);
        assertThat(result.takeovers()).isEqualTo(new Percentiles(1, measured, measured, measured));
    }

    @Test
    void promptsAreComparedWithPrompts() {
        answered(1000, 50, 10, 10, 10, 10);
        answered(2000, 90, 10, 10, 10, 10);
        tally.happened(tookOver(Duration.ofMillis(30)), (2000 + 60) * MILLI);

        Duration beyond = Duration.ofMillis(40);
        assertThat(result().recoveries()).isEqualTo(new Percentiles(1, beyond, beyond, beyond));
    }

    @Test
    void answersAreComparedWithWhatWasExpected() {
        tally.answered(question, List.of(5, 6, 7, 8, 9), List.of(), 0);
        tally.answered(question, List.of(5, 6, 1), List.of(), 0);
        tally.failed(question);

        SoakResult result = result();

        assertThat(result.answers()).isEqualTo(3);
        assertThat(result.failedAnswers()).isEqualTo(1);
        assertThat(result.tokens()).isEqualTo(8);
        assertThat(result.lostTokens()).isEqualTo(2 + 5);
        assertThat(result.changedTokens()).isEqualTo(1);
        assertThat(result.passed()).isFalse();
    }

    @Test
    void anAnswerThatThePersonStoppedHasLostNothing() {
        tally.stopped(question, List.of(5, 6));

        SoakResult result = result();

        assertThat(result.tokens()).isEqualTo(2);
        assertThat(result.lostTokens()).isZero();
        assertThat(result.changedTokens()).isZero();
    }

    private void answered(long beganMillis, long... stepMillis) {
        List<TokenStatistics> times = new ArrayList<>();
        Duration since = Duration.ZERO;
        for (long step : stepMillis) {
            since = since.plusMillis(step);
            times.add(new TokenStatistics(times.size(), since, Duration.ofMillis(step), List.of()));
        }
        tally.answered(question, question.expected(), times, beganMillis * MILLI);
    }

    private static Happening tookOver(Duration interruption) {
        return new Happening.TookOver(new LayerRange(0, 4), "A", "B", "Phone B", interruption, 12);
    }

    private SoakResult result() {
        Leaks.Held held = new Leaks.Held(8, 100, 0);
        return tally.result(true, false, new Leaks.Found(held, held), Duration.ofMinutes(1));
    }
}
