package org.phonebank.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.terminal.TerminalFacts;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.PublishedLab;
import org.phonebank.virtual.VirtualLab;
import org.phonebank.virtual.VirtualLabSettings;
import org.phonebank.virtual.VirtualPhone;

@Timeout(60)
class FaultCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    private @Nullable VirtualLab running;
    private @Nullable PublishedLab published;

    @BeforeEach
    void start() throws IOException {
        running = VirtualLab.start(VirtualLabSettings.of(data, 2));
        published = PublishedLab.open(running, data);
    }

    @AfterEach
    void stop() {
        Objects.requireNonNull(published).close();
        Objects.requireNonNull(running).close();
    }

    private VirtualPhone phone(String serial) {
        return Objects.requireNonNull(running).phone(serial).orElseThrow();
    }

    private int run(String... arguments) {
        return new CommandLineApp(new CliContext(
                        new DataFolder(data),
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8,
                        TerminalFacts.none(),
                        new Interruption(),
                        start -> {}))
                .run(arguments);
    }

    @Test
    void aFaultHappensAndIsSaidInASentence() {
        assertThat(run("fault", "VP02", "slow-link")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("The link to VP02 (" + phone("VP02").profile().name()
                        + ") is that of bad Wi-Fi: 150 ms each way, 1 MB/s.\n");
        assertThat(phone("VP02").faults()).containsExactly(Fault.SLOW_LINK);
        assertThat(phone("VP01").faults()).isEmpty();
    }

    @Test
    void aPhoneIsNamedByItsAddressTooAndTheResultIsJson() {
        String address = "127.0.0.1:" + phone("VP01").address().getPort();

        assertThat(run("fault", address, "corrupt:drift", "--output", "json")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"serial\":\"VP01\"", "\"fault\":\"corrupt\"", "\"variant\":\"drift\"")
                .hasLineCount(1);
        assertThat(phone("VP01").faults()).containsExactly(Fault.CORRUPT);
    }

    @Test
    void theListShowsWhatIsTheMatter() {
        run("fault", "VP01", "busy");
        run("fault", "VP02", "unplug");
        out.reset();

        assertThat(run("virtual", "list")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceAll(".*  ", "")))
                .containsExactly("ready, busy", "unplugged");
    }

    @Test
    void aPhoneThatIsNotThereIsNamedBesideThoseThatAre() {
        assertThat(run("fault", "VP09", "kill")).isEqualTo(ExitCodes.FAILED);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("There is no virtual phone VP09; there are VP01, VP02.\n");
    }

    @Test
    void nothingIsDoneToRealPhones() {
        DiscoveredPhone real =
                new DiscoveredPhone("FA7BA", "FA7BA", Transport.USB, PhoneState.READY, PhoneAdvice.NONE, "Pixel 2");
        DiscoveredPhone elsewhere = new DiscoveredPhone(
                "VP01", "127.0.0.1:7000", Transport.VIRTUAL, PhoneState.READY, PhoneAdvice.NONE, "Pixel 2");

        assertThat(FaultCommand.refusal("FA7BA", real))
                .isEqualTo("Pixel 2 (FA7BA) is a real phone; faults can only be caused on virtual phones.");
        assertThat(FaultCommand.refusal("VP01", elsewhere))
                .isEqualTo("VP01 is a virtual phone of another data folder; set PHONEBANK_HOME to that folder.");
    }
}
