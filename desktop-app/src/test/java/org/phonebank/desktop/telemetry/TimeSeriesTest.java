package org.phonebank.desktop.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {
    private static final long BEGIN = 1_000_000_000;
    private static final long HOUR = 3_600_000;

    private final TimeSeries series = new TimeSeries();

    @Test
    void everySampleOfTheLastMinutesIsKept() {
        add(100, 500);

        Samples lately = series.between(BEGIN + 45_000, BEGIN + 50_000);

        // The one before is for the line to enter from the left.
        assertThat(IntStream.range(0, lately.size()).mapToLong(lately::time))
                .startsWith(BEGIN + 44_500, BEGIN + 45_000)
                .endsWith(BEGIN + 49_500)
                .hasSize(11);
        assertThat(lately.mean(0)).isEqualTo(89);
    }

    @Test
    void whatIsOlderIsGatheredInBucketsWithTheirExtremes() {
        add(7_200, 500);

        Samples hour = series.between(BEGIN + 1_000, BEGIN + HOUR);

        assertThat(hour.time(1) - hour.time(0)).isEqualTo(5_000);
        assertThat(hour.least(1)).isEqualTo(10);
        assertThat(hour.mean(1)).isCloseTo(14.5, within(0.01));
        assertThat(hour.most(1)).isEqualTo(19);
    }

    @Test
    void aWholeDayIsKeptInBoundedMemoryFromItsFirstSampleOn() {
        add(24 * 7_200, 500);

        Samples day = series.between(BEGIN, BEGIN + 24 * HOUR);

        assertThat(day.size()).isBetween(300, 720);
        assertThat(day.least(0)).isZero();
        assertThat(day.most(day.size() - 1)).isEqualTo(24 * 7_200 - 1);
    }

    @Test
    void aSilenceIsAGap() {
        series.add(BEGIN, 1);
        series.add(BEGIN + 500, 2);
        series.add(BEGIN + 20_000, 3);

        Samples all = series.between(BEGIN, BEGIN + HOUR);

        assertThat(IntStream.range(0, all.size()).mapToObj(all::afterGap)).containsExactly(false, false, true);
    }

    @Test
    void theNearestSampleIsFound() {
        add(10, 1_000);
        Samples all = series.between(BEGIN, BEGIN + HOUR);

        assertThat(all.nearest(BEGIN + 3_400)).isEqualTo(3);
        assertThat(all.nearest(BEGIN + 3_600)).isEqualTo(4);
        assertThat(all.nearest(BEGIN - HOUR)).isZero();
        assertThat(all.nearest(BEGIN + HOUR)).isEqualTo(9);
        assertThat(new TimeSeries().between(0, 1).nearest(0)).isEqualTo(-1);
    }

    @Test
    void aClockThatIsSetBackSpoilsNothing() {
        series.add(BEGIN + HOUR, 1);
        series.add(BEGIN, 2);

        Samples all = series.between(BEGIN, BEGIN + 2 * HOUR);

        assertThat(all.size()).isEqualTo(1);
        assertThat(all.most(0)).isEqualTo(2);
        assertThat(series.latest()).hasValue(2);
    }

    @Test
    void theLatestValueIsToldUnlessItIsTooOld() {
        add(3, 500);

        assertThat(series.latestSince(BEGIN + 1_000)).hasValue(2);
        assertThat(series.latestSince(BEGIN + 1_001)).isEmpty();
        assertThat(series.meanSince(BEGIN + 500)).hasValue(1.5);
        assertThat(series.meanSince(BEGIN + HOUR)).isEmpty();
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> series.add(BEGIN, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    /** 0, 1, 2, … */
    private void add(int samples, long interval) {
        for (int i = 0; i < samples; i++) {
            series.add(BEGIN + i * interval, i);
        }
    }
}
