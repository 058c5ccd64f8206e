package org.phonebank.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TerminalFactsTest {

    @Test
    void streamsAndWidthComeFromTheLauncher() {
        assertThat(TerminalFacts.read(launcher("in,out,err", "132"), Map.of("TERM", "xterm")))
                .isEqualTo(new TerminalFacts(true, true, true, 132, true));
    }

    @Test
    void withoutLauncherThereIsNoTerminal() {
        assertThat(TerminalFacts.read(new Properties(), Map.of())).isEqualTo(TerminalFacts.none());
    }

    @Test
    void dumbTerminalIsNotDrawnOver() {
        assertThat(TerminalFacts.read(launcher("in,out,err", "80"), Map.of("TERM", "dumb")))
                .isEqualTo(new TerminalFacts(true, false, false, 80, false));
    }

    @Test
    void coloursCanBeRefused() {
        assertThat(TerminalFacts.read(launcher("out", "80"), Map.of("TERM", "xterm", "NO_COLOR", "1"))
                        .colour())
                .isFalse();
    }

    @Test
    void nonsensicalWidthGivesTheUsualOne() {
        assertThat(TerminalFacts.read(launcher("out", "wide"), Map.of("TERM", "xterm"))
                        .columns())
                .isEqualTo(80);
    }

    private static Properties launcher(String streams, String columns) {
        Properties properties = new Properties();
        properties.setProperty("phonebank.terminal", streams);
        properties.setProperty("phonebank.columns", columns);
        return properties;
    }
}
