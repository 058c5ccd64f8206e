package org.phonebank.pipeline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StepTimesTest {
    private static final Duration FLOOR = Duration.ofMillis(500);

    @Test
    void knowsNothingWithoutAWarmUp() {
        StepTimes times = new StepTimes(Duration.ZERO, FLOOR);

        assertThat(times.predicted(64)).isZero();
        assertThat(times.deadline(64)).isEqualTo(FLOOR.multipliedBy(64));
        assertThat(times.measured()).isZero();
    }

    @Test
    void beforeAnythingIsMeasuredTheWarmUpGivesAGenerousBound() {
        StepTimes times = new StepTimes(Duration.ofMillis(10), FLOOR);

        assertThat(times.predicted(1)).isEqualTo(Duration.ofMillis(10));
        assertThat(times.predicted(64)).isEqualTo(Duration.ofMillis(640));
        assertThat(times.deadline(64)).isEqualTo(Duration.ofMillis(640 * 64));
    }

    @Test
    void measuredTimesReplaceTheWarmUp() {
        StepTimes times = new StepTimes(Duration.ofMillis(10), FLOOR);
        for (int i = 0; i < 100; i++) {
            times.measure(1, millis(20));
            times.measure(64, millis(400));
        }

        assertThat(times.predicted(1)).isEqualTo(Duration.ofMillis(20));
        assertThat(times.predicted(64)).isEqualTo(Duration.ofMillis(400));
        assertThat(times.measured()).isEqualTo(200);
    }

    @Test
    void whatPhonesComputeInIsTheMedianOfTheLatestSteps() {
        StepTimes times = new StepTimes(Duration.ofMillis(10), FLOOR);
        assertThat(times.computesSingle()).isZero();

        for (int i = 0; i < 100; i++) {
            times.computedSingle(millis(i % 3 == 0 ? 900 : 20));
        }
        assertThat(times.computesSingle()).isEqualTo(Duration.ofMillis(20));

        for (int i = 0; i < 16; i++) {
            times.computedSingle(millis(80));
        }
        assertThat(times.computesSingle()).isEqualTo(Duration.ofMillis(80));
        assertThat(times.singlesMeasured()).isEqualTo(116);
    }

    @Test
    void countsThatWereNotMeasuredTakeAtMostInProportion() {
        StepTimes times = new StepTimes(Duration.ZERO, FLOOR);
        times.measure(16, millis(160));

        assertThat(times.predicted(64)).isEqualTo(Duration.ofMillis(640));
        assertThat(times.predicted(20)).isEqualTo(Duration.ofMillis(200));
        assertThat(times.predicted(1)).isEqualTo(Duration.ofMillis(160));
    }

    @Test
    void predictionFollowsAPhoneThatSlowsDown() {
        StepTimes times = new StepTimes(Duration.ZERO, FLOOR);
        times.measure(1, millis(10));
        for (int i = 0; i < 30; i++) {
            times.measure(1, millis(40));
        }

        assertThat(times.predicted(1)).isBetween(Duration.ofMillis(38), Duration.ofMillis(40));
    }

    @Test
    void aPhoneThatBecomesAFewTimesSlowerIsNotHung() {
        StepTimes times = new StepTimes(Duration.ZERO, FLOOR);
        for (int i = 0; i < 100; i++) {
            times.measure(1, millis(1000));
        }

        assertThat(times.deadline(1)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(9));
    }

    @Test
    void unsteadyTimesNeedMorePatience() {
        StepTimes steady = new StepTimes(Duration.ZERO, FLOOR);
        StepTimes unsteady = new StepTimes(Duration.ZERO, FLOOR);
        for (int i = 0; i < 100; i++) {
            steady.measure(1, millis(1000));
            unsteady.measure(1, millis(i % 2 == 0 ? 100 : 1900));
        }

        assertThat(unsteady.deadline(1)).isGreaterThan(steady.deadline(1).plusSeconds(1));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
