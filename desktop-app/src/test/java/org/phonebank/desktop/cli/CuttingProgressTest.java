package org.phonebank.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.phonebank.partitioner.PartitionListener.CUTTING;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.terminal.StepLine;
import org.phonebank.desktop.terminal.StepLine.Progress;
import org.phonebank.desktop.terminal.StepsView;

class CuttingProgressTest {
    private static final long SECOND = 1_000_000_000;
    private static final long GIGABYTE = 1_000_000_000;

    private final List<StepLine> shown = new ArrayList<>();
    private long now;

    private final CuttingProgress progress = new CuttingProgress(
            new StepsView() {
                @Override
                public void phone(String serial, String name) {}

                @Override
                public void step(String serial, StepLine line) {
                    shown.add(line);
                }

                @Override
                public void close() {}
            },
            () -> now);

    @Test
    void rateAndTimeLeftAreThoseOfTheLastSeconds() {
        reach(0, 0);
        reach(20, 1);
        reach(30, 2);
        reach(40, 4);
        assertThat(last()).isEqualTo(new StepLine(CUTTING, Progress.RUNNING, 0.4, "200 MB/s, 30 s left"));
    }

    @Test
    void nothingIsGuessedAtTheBeginning() {
        reach(0, 0);
        now = SECOND / 10;
        progress.progress(CUTTING, GIGABYTE, 10 * GIGABYTE);
        assertThat(last()).isEqualTo(new StepLine(CUTTING, Progress.RUNNING, 0.1, ""));
    }

    @Test
    void longTimesAreToldInMinutes() {
        reach(0, 0);
        reach(100, 1);
        assertThat(last().text()).isEqualTo("10.0 MB/s, 15:00 left");
    }

    @Test
    void onlyCuttingGuessesTheTimeLeft() {
        progress.progress("Checking files", 0, GIGABYTE);
        now = 10 * SECOND;
        progress.progress("Checking files", GIGABYTE / 2, GIGABYTE);
        assertThat(last()).isEqualTo(new StepLine("Checking files", Progress.RUNNING, 0.5, ""));
    }

    @Test
    void atTheEndTheWholeRateIsTold() {
        reach(0, 0);
        reach(40, 4);
        reach(50, 10);
        assertThat(last()).isEqualTo(new StepLine(CUTTING, Progress.DONE, 1, "10.0 GB, 200 MB/s"));
    }

    @Test
    void continuedRunCountsOnlyWhatItDoesItself() {
        progress.wholeFiles(4, 9, GIGABYTE);
        assertThat(last()).isEqualTo(new StepLine("Earlier run", Progress.DONE, 1, "4 of 9 files are kept"));
        reach(0, 0);
        int before = shown.size();
        progress.wholeFiles(5, 9, 2 * GIGABYTE);
        assertThat(shown).hasSize(before);
        assertThat(progress.afterStop())
                .contains("Stopped: 5 of 9 files are whole and kept; the same command goes on from there.");
    }

    @Test
    void stopBeforeAnyFileIsWholeHasNothingToTell() {
        reach(0, 0);
        reach(1, 1);
        assertThat(progress.afterStop()).isEmpty();
    }

    @Test
    void waitingEndsWithTheFirstProgress() {
        progress.waiting();
        reach(0, 0);
        assertThat(shown)
                .extracting(StepLine::title, StepLine::progress)
                .containsExactly(
                        tuple("Waiting", Progress.RUNNING),
                        tuple("Waiting", Progress.DONE),
                        tuple(CUTTING, Progress.RUNNING));
    }

    private void reach(long seconds, long gigabytes) {
        now = seconds * SECOND;
        progress.progress(CUTTING, gigabytes * GIGABYTE, 10 * GIGABYTE);
    }

    private StepLine last() {
        return shown.get(shown.size() - 1);
    }
}
