package org.phonebank.desktop.window.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnitsTest {
    private final Units units = new Units(Messages.load());

    @Test
    void bytesAreRoundedToWhatAPersonCompares() {
        assertThat(Stream.of(512L, 15_800_000L, 250_000_000L, 3_760_000_000L).map(units::bytes))
                .containsExactly("1\u00a0kB", "15.8\u00a0MB", "250\u00a0MB", "3.8\u00a0GB");
    }

    @Test
    void durationsBelowASecondAreInMilliseconds() {
        assertThat(Stream.of(42, 999, 1000, 61_500).map(millis -> units.duration(Duration.ofMillis(millis))))
                .containsExactly("42\u00a0ms", "999\u00a0ms", "1.0\u00a0s", "61.5\u00a0s");
    }

    @Test
    void everyQuantityCarriesItsUnit() {
        assertThat(Stream.of(
                        units.share(0.256),
                        units.percent(87),
                        units.celsius(31.6),
                        units.tokensPerSecond(62.48),
                        units.parameters(7_870_000),
                        units.parameters(1_100_000_000)))
                .containsExactly(
                        "26\u00a0%",
                        "87\u00a0%",
                        "32\u00a0°C",
                        "62.5\u00a0tokens/s",
                        "7.9 million parameters",
                        "1.1 billion parameters");
    }
}
