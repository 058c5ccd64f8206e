package org.phonebank.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.adb.wire.AdbCommand;
import org.phonebank.virtual.profile.PhoneProfiles;

/** What {@code app_process} starts is a process of its own, which belongs to its phone. */
@Timeout(120)
class VirtualPhoneProcessTest {
    private static final String RUN =
            "CLASSPATH=/data/local/tmp/bundle LD_LIBRARY_PATH=/data/local/tmp/natives nohup app_process / "
                    + TinyWorker.class.getName();

    @TempDir
    Path folder;

    private @Nullable VirtualPhone started;

    @BeforeEach
    void start() throws IOException {
        started = VirtualPhone.start(settings());
        copyWorker(started.storage());
    }

    @AfterEach
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    private VirtualPhoneSettings settings() {
        return VirtualPhoneSettings.of(PhoneProfiles.all().get(0), "VP01", folder.resolve("phone"));
    }

    static void copyWorker(Path storage) throws IOException {
        String name = TinyWorker.class.getName().replace('.', '/') + ".class";
        Path target = storage.resolve("data/local/tmp/bundle").resolve(name);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream in = TinyWorker.class.getResourceAsStream("/" + name)) {
            Files.copy(Objects.requireNonNull(in), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private VirtualPhone phone() {
        return Objects.requireNonNull(started);
    }

    private String shell(String script) throws IOException {
        try (TestDesktop desktop = TestDesktop.connected(phone())) {
            return desktop.shell(script);
        }
    }

    private ProcessHandle startDetached(String arguments) throws IOException {
        long pid =
                Long.parseLong(shell(RUN + " " + arguments + " </dev/null >/data/local/tmp/worker.log 2>&1 & echo $!")
                        .strip());
        Path file = phone().storage().resolve("data/local/tmp/started");
        await().until(() -> Files.exists(file));
        assertThat(Files.readString(file)).isEqualTo(String.valueOf(pid));
        return ProcessHandle.of(pid).orElseThrow();
    }

    @Test
    void passesArgumentsAndOutputAndExitCode() throws IOException {
        assertThat(shell(RUN + " --home /data/local/tmp/phonebank --exit 5 2>/dev/null; echo code $?"))
                .isEqualTo("arguments [--home, /data/local/tmp/phonebank, --exit, 5]\nnatives "
                        + phone().storage().toRealPath().resolve("data/local/tmp/natives") + "\ncode 5\n");
    }

    @Test
    void survivesItsConnectionAndShowsInThePhonesProcesses() throws IOException {
        ProcessHandle worker = startDetached("--one");

        assertThat(shell("pidof app_process; kill -0 $(pidof app_process) && echo alive; test -d /proc/" + worker.pid()
                        + " && echo listed; pgrep -f TinyWorker"))
                .isEqualTo(worker.pid() + "\nalive\nlisted\n" + worker.pid() + "\n");
        await().untilAsserted(() ->
                assertThat(shell("grep -c . /data/local/tmp/worker.log")).isEqualTo("3\n"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ignoresTheInterruptOfTheDesktopsTerminal() throws IOException {
        ProcessHandle worker = startDetached("");

        String ignored = Files.readAllLines(Path.of("/proc", String.valueOf(worker.pid()), "status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElseThrow();
        long interrupt = 1L << (2 - 1);
        assertThat(Long.parseUnsignedLong(ignored, 16) & interrupt).isEqualTo(interrupt);
    }

    @Test
    void endsByTheShellsKill() throws IOException {
        ProcessHandle worker = startDetached("");

        assertThat(shell("kill " + worker.pid() + "; echo $?")).isEqualTo("0\n");

        worker.onExit().join();
        await().until(() -> shell("kill -0 " + worker.pid() + "; echo $?").endsWith("1\n"));
    }

    @Test
    void endsWithItsPhone() throws IOException {
        ProcessHandle worker = startDetached("");

        phone().close();

        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void isKilledOnRequestWhileThePhoneGoesOn() throws IOException {
        ProcessHandle worker = startDetached("");

        assertThat(phone().killWorkers()).isEqualTo(1);

        worker.onExit().join();
        assertThat(shell("echo here")).isEqualTo("here\n");
    }

    @Test
    void aForegroundProcessEndsWhenTheDesktopGoes() throws IOException {
        try (TestDesktop desktop = TestDesktop.connected(phone())) {
            desktop.writer.write(AdbCommand.OPEN, 1, 0, "shell:" + RUN.replace("nohup ", "") + " --here");
            await().until(() -> Files.exists(phone().storage().resolve("data/local/tmp/started")));
        }

        long pid = Long.parseLong(Files.readString(phone().storage().resolve("data/local/tmp/started")));
        await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void worksThePhonesProcessorAndHoldsItsMemory() throws IOException {
        long before = available();
        startDetached("--busy");

        await().until(() -> userTicks() > 50);
        assertThat(available()).isLessThan(before);
        phone().killWorkers();
        await().until(() -> available() == before);
    }

    private long available() throws IOException {
        return Long.parseLong(shell("grep MemAvailable /proc/meminfo").replaceAll("[^0-9]", ""));
    }

    private long userTicks() throws IOException {
        return Long.parseLong(shell("head -1 /proc/stat").split(" +", -1)[1]);
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThat(shell("CLASSPATH=/data/local/tmp/none.jar app_process / no.Such; echo $?"))
                .isEqualTo(
                        "app_process: ClassNotFoundException: no.Such is not in CLASSPATH=/data/local/tmp/none.jar\n1\n");
        assertThat(shell("CLASSPATH=/data/local/tmp/bundle app_process / no.Such; echo $?"))
                .isEqualTo("Error: Class \"no.Such\" not found in CLASSPATH.\n1\n");
    }
}
