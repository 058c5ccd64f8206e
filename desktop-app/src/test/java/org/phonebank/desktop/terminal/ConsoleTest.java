package org.phonebank.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final Console console = new Console(terminal, terminal, TerminalFacts.none(), OutputFormat.TEXT);

    @Test
    void noteBeginsItsOwnLine() {
        console.part("An ans");
        console.note("Stopped.");
        console.note("Again.");

        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("An ans\nStopped.\nAgain.\n");
    }

    @Test
    void lineThatHasItsEndGetsNoOther() {
        console.part("An answer.\n");
        console.endLine();
        console.line("Next");
        console.endLine();

        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("An answer.\nNext\n");
    }
}
