package org.phonebank.tests.window;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.window.Frame;
import org.phonebank.desktop.window.LabWindow;
import org.phonebank.desktop.window.base.FxThread;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Themes;
import org.testfx.api.FxToolkit;

/**
 * What the page Monitor costs while phones measure themselves twice a second and an answer goes on; prints rows of
 * docs/benchmarks.md. The real window is shown, by the real ways from the lab's events to the screen.
 */
@ExtendWith(DisplayCondition.class)
class MonitorBenchmark {
    private static final long WARM_UP_SECONDS = 20;
    private static final long SECONDS = 30;
    private static final long INTERVAL_MICROS = 500_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ScriptedLab lab = new ScriptedLab();
    private final long begin = System.nanoTime();

    /** @param scroll whether the tiles are scrolled all the time */
    @ParameterizedTest
    @CsvSource({"40, false", "200, false", "40, true", "200, true"})
    void measure(int phones, boolean scroll) throws Exception {
        FxToolkit.registerPrimaryStage();
        run(phones, new MeasuredPhones(phones), scroll);
    }

    private void run(int phones, MeasuredPhones measured, boolean scroll) throws Exception {
        Path home = Files.createTempDirectory("monitor");
        Shown shown = onFx(() -> show(home));
        lab.send(measured.begin());
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        // Each phone at a time of its own, as they are not in step.
        for (int phone = 0; phone < phones; phone++) {
            int number = phone;
            var unused = clock.scheduleAtFixedRate(
                    () -> lab.send(List.of((LabEvent) measured.sample(number, seconds()))),
                    phone * INTERVAL_MICROS / phones,
                    INTERVAL_MICROS,
                    TimeUnit.MICROSECONDS);
        }
        AtomicLong index = new AtomicLong();
        var unused = clock.scheduleAtFixedRate(
                () -> lab.send(List.of(measured.token(
                        1, (int) index.getAndIncrement(), Clock.systemUTC().instant()))),
                0,
                50,
                TimeUnit.MILLISECONDS);
        Meter meter = onFx(() -> new Meter(shown.stage(), scroll));
        TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
        onFx(meter::reset);
        TimeUnit.SECONDS.sleep(SECONDS);
        String row = onFx(meter::row);
        clock.shutdownNow();
        onFx(() -> {
            meter.stop();
            shown.stage().close();
            shown.frame().close();
            return "";
        });
        System.out.println("| " + phones + (scroll ? ", scrolled" : "") + " | " + row + " |");
    }

    private double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    private record Shown(Stage stage, Frame frame) {}

    private Shown show(Path home) {
        Stage stage = new Stage();
        Themes themes = new Themes(new FxThread(), Runnable::run, () -> false, false);
        Frame frame = LabWindow.show(stage, lab, themes, TestWindow.start(home));
        stage.setWidth(1280);
        stage.setHeight(800);
        frame.navigator().show(Page.MONITOR);
        return new Shown(stage, frame);
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private static <T> T onFx(Action<T> action) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.run());
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(60, TimeUnit.SECONDS);
    }

    /** Measures what the FX thread does, on it. */
    private static final class Meter extends AnimationTimer {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final long thread = Thread.currentThread().getId();
        private final Stage stage;
        private final boolean scroll;
        private long resetAt;
        private long cpuAtReset;
        private long cpuBefore;
        private long before;
        private long frames;
        private long worstGap;
        private long worstCpu;
        private final long[] gaps = new long[100_000];

        Meter(Stage stage, boolean scroll) {
            this.stage = stage;
            this.scroll = scroll;
            start();
        }

        @Override
        public void handle(long now) {
            long time = System.nanoTime();
            long cpu = threads.getThreadCpuTime(thread);
            if (before != 0) {
                worstGap = Math.max(worstGap, time - before);
                worstCpu = Math.max(worstCpu, cpu - cpuBefore);
                gaps[(int) (frames % gaps.length)] = time - before;
                frames++;
            }
            before = time;
            cpuBefore = cpu;
            if (scroll && stage.getScene().lookup(".tile-grid") instanceof ScrollPane tiles) {
                double seconds = time / 1e9;
                tiles.setVvalue(0.5 + 0.5 * Math.sin(seconds));
            }
        }

        String reset() {
            resetAt = System.nanoTime();
            cpuAtReset = threads.getThreadCpuTime(thread);
            frames = 0;
            worstGap = 0;
            worstCpu = 0;
            return "";
        }

        String row() {
            double share = (double) (threads.getThreadCpuTime(thread) - cpuAtReset) / (System.nanoTime() - resetAt);
            long[] sorted = Arrays.copyOf(gaps, (int) Math.min(frames, gaps.length));
            Arrays.sort(sorted);
            return String.format(
                    Locale.ROOT,
                    "%.0f %% | %.0f ms | %.0f ms | %.0f ms | %d",
                    share * 100,
                    worstCpu / NANOS_PER_MILLI,
                    sorted[(int) (sorted.length * 0.99)] / NANOS_PER_MILLI,
                    worstGap / NANOS_PER_MILLI,
                    frames / SECONDS);
        }
    }
}
