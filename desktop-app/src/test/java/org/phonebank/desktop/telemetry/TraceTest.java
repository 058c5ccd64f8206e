package org.phonebank.desktop.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TraceTest {
    private final TimeSeries series = new TimeSeries();

    @Test
    void fewSamplesAreDrawnWhereTheyAre() {
        series.add(1_000, 5);
        series.add(2_000, 7);

        Trace trace = Trace.of(series, 0, 4_000, 100);

        assertThat(trace.size()).isEqualTo(2);
        assertThat(trace.position(0)).isEqualTo(0.25);
        assertThat(trace.mean(1)).isEqualTo(7);
    }

    @Test
    void manySamplesShareAColumnWithTheirExtremes() {
        for (int i = 0; i < 600; i++) {
            series.add(i * 500L, i % 10);
        }

        Trace trace = Trace.of(series, 0, 300_000, 60);

        assertThat(trace.size()).isEqualTo(60);
        assertThat(trace.least(30)).isZero();
        assertThat(trace.mean(30)).isCloseTo(4.5, within(1e-6));
        assertThat(trace.most(30)).isEqualTo(9);
    }

    @Test
    void columnsStandStillInTimeWhileTheChartMoves() {
        for (int i = 0; i < 600; i++) {
            series.add(i * 500L, Math.sin(i));
        }

        Trace before = Trace.of(series, 51_000, 251_000, 40);
        Trace after = Trace.of(series, 51_500, 251_500, 40);

        assertThat(after.mean(20)).isEqualTo(before.mean(20));
        assertThat(after.position(20)).isLessThan(before.position(20));
    }

    @Test
    void noLineIsDrawnOverASilence() {
        series.add(0, 1);
        series.add(60_000, 1);

        Trace trace = Trace.of(series, 0, 61_000, 2);

        assertThat(trace.afterGap(0)).isFalse();
        assertThat(trace.afterGap(1)).isTrue();
    }
}
