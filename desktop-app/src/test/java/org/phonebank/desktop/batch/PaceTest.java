package org.phonebank.desktop.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private long now;
    private final Pace pace = new Pace(() -> now);

    @Test
    void onlyAfterTwoRowsThereIsARate() {
        answer(Duration.ofSeconds(10), 30);

        assertThat(pace.rowsPerMinute()).isZero();
        assertThat(pace.tokensPerSecond()).isZero();
        assertThat(pace.left(5)).isEmpty();
    }

    @Test
    void ratesAreThoseOfTheLastMinutes() {
        answer(Duration.ofSeconds(10), 30);
        answer(Duration.ofSeconds(10), 30);
        assertThat(pace.rowsPerMinute()).isEqualTo(6);
        assertThat(pace.tokensPerSecond()).isEqualTo(3);
        assertThat(pace.left(3)).contains(Duration.ofSeconds(30));

        for (int i = 0; i < 20; i++) {
            answer(Duration.ofSeconds(20), 20);
        }
        assertThat(pace.rowsPerMinute()).isEqualTo(3);
        assertThat(pace.tokensPerSecond()).isEqualTo(1);
    }

    private void answer(Duration after, int tokens) {
        now += after.toNanos();
        pace.answered(tokens);
    }
}
