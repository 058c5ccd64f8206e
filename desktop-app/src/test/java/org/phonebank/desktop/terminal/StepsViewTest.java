package org.phonebank.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.terminal.StepLine.Progress;

class StepsViewTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void plainViewWritesALineForEachStepThatEnded() {
        try (StepsView view = StepsView.on(stream, false, TerminalFacts.none())) {
            view.step("", new StepLine("Find phones", Progress.RUNNING, 0, ""));
            view.step("", new StepLine("Find phones", Progress.DONE, 1, "1 phone ready"));
            view.phone("VP01", "Pixel 2");
            view.step("VP01", new StepLine("Push worker", Progress.RUNNING, 0.5, "worker.jar"));
            view.step("VP01", new StepLine("Push worker", Progress.NOTHING_TO_DO, 1, "The files are there already."));
            view.step("VP01", new StepLine("Self-test", Progress.FAILED, 0, ""));
        }

        assertThat(text()).isEqualTo("""
                        Find phones: done, 1 phone ready
                        VP01 Pixel 2  Push worker: nothing to do, The files are there already
                        VP01 Pixel 2  Self-test: failed
                        """);
    }

    @Test
    void liveViewDrawsOverItsLines() {
        try (StepsView view = StepsView.on(stream, true, new TerminalFacts(true, true, true, 80, false))) {
            view.step("", new StepLine("Find phones", Progress.DONE, 1, "1 phone"));
            view.step("VP01", new StepLine("Push worker", Progress.DONE, 1, ""));
        }

        assertThat(screen()).isEqualTo("""
                        Find phones                done, 1 phone
                        VP01                       Push worker          done
                        """);
    }

    @Test
    void liveViewShowsABarForWhatIsUnderWay() {
        try (StepsView view = StepsView.on(stream, true, new TerminalFacts(true, true, true, 100, false))) {
            view.step("VP01", new StepLine("Push shard", Progress.RUNNING, 0.5, "layer-03.bin"));
        }

        assertThat(screen())
                .isEqualTo(
                        "VP01                       Push shard           ██████████░░░░░░░░░░  50 %  layer-03.bin\n");
    }

    @Test
    void liveLineNeverWraps() {
        try (StepsView view = StepsView.on(stream, true, new TerminalFacts(true, true, true, 40, false))) {
            view.step("", new StepLine("Cut model", Progress.DONE, 1, "x".repeat(200)));
        }

        assertThat(screen().strip().length()).isLessThan(40);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What the last drawing left on the screen. */
    private String screen() {
        String[] drawings = text().split("\u001b\\[[0-9]+A", -1);
        return drawings[drawings.length - 1].replace("\r\u001b[2K", "");
    }
}
