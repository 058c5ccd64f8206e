package org.phonebank.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdsTest {
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final Ids ids = new Ids(() -> now);

    @Test
    void numbersGrowAlsoWhenTheClockIsSetBack() {
        long first = ids.next();
        now = now.minusSeconds(3600);
        long second = ids.next();

        assertThat(second).isGreaterThan(first);
    }

    @Test
    void numbersOfEarlierWindowsAreLeftBehind() {
        long future = new Ids(() -> now.plusSeconds(3600)).next();
        ids.goBeyond(future);

        assertThat(ids.next()).isGreaterThan(future);
    }

    @Test
    void aDamagedNumberIsNotCountedOnFrom() {
        ids.goBeyond(Long.MAX_VALUE);

        assertThat(ids.next()).isPositive();
    }

    @Test
    void theTimeOfThisCenturyFits() {
        now = Instant.parse("2099-01-01T00:00:00Z");

        assertThat(ids.next()).isPositive();
    }
}
