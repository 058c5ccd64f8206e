package org.phonebank.desktop.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void halfAndNearlyAllOfTheTimesAreAtMostAsLong() {
        List<Duration> times = IntStream.rangeClosed(1, 200)
                .map(i -> 201 - i)
                .mapToObj(Duration::ofMillis)
                .toList();

        assertThat(Percentiles.of(times))
                .isEqualTo(
                        new Percentiles(200, Duration.ofMillis(100), Duration.ofMillis(198), Duration.ofMillis(200)));
    }

    @Test
    void oneTimeIsAllOfThem() {
        Duration time = Duration.ofMillis(7);

        assertThat(Percentiles.of(List.of(time))).isEqualTo(new Percentiles(1, time, time, time));
    }

    @Test
    void noTimesAreZero() {
        assertThat(Percentiles.of(List.of()))
                .isEqualTo(new Percentiles(0, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }
}
