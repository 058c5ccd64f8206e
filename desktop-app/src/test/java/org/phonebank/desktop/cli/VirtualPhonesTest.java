package org.phonebank.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.terminal.OutputFormat;
import org.phonebank.desktop.terminal.TerminalFacts;
import org.phonebank.virtual.VirtualLabClient;

class VirtualPhonesTest {
    private static final List<VirtualLabClient.Phone> PHONES = List.of(
            new VirtualLabClient.Phone(
                    "VP01", "Google Pixel 3a", "Pixel 3a", 6100, "awaiting authorization", List.of()),
            new VirtualLabClient.Phone("VP02", "Galaxy S8", "SM-G950F", 6101, "ready", List.of("slow-link", "busy")));

    @Test
    void phoneThatTrustsNobodySaysHowToChangeThat() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

        VirtualPhones.print(new Console(stream, stream, TerminalFacts.none(), OutputFormat.TEXT), PHONES);

        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .isEqualTo(List.of(
                        "VP01     127.0.0.1:6100   Google Pixel 3a              needs authorization: ./phonebank phones,"
                                + " then ./phonebank virtual authorize VP01",
                        "VP02     127.0.0.1:6101   Galaxy S8                    ready, slow-link, busy"));
    }

    @Test
    void phoneIsFoundByItsAddress() {
        assertThat(VirtualPhones.serialAt("127.0.0.1:6101", PHONES)).contains("VP02");
        assertThat(VirtualPhones.serialAt("localhost:6100", PHONES)).contains("VP01");
        assertThat(VirtualPhones.serialAt("127.0.0.1:6102", PHONES)).isEmpty();
    }
}
