package org.phonebank.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.adb.wire.AdbCommand;
import org.phonebank.virtual.profile.LinkProfile;
import org.phonebank.virtual.profile.PhoneProfiles;

@Timeout(120)
class PhoneFaultsTest {
    private static final String RUN =
            "rm -f /data/local/tmp/started; CLASSPATH=/data/local/tmp/bundle nohup app_process / "
                    + TinyWorker.class.getName() + " </dev/null >/dev/null 2>&1 & echo $!";

    @TempDir
    Path folder;

    private @Nullable VirtualPhone started;

    @BeforeEach
    void start() throws IOException {
        started = VirtualPhone.start(settings());
        VirtualPhoneProcessTest.copyWorker(started.storage());
    }

    @AfterEach
    void stop() {
        phone().close();
    }

    private VirtualPhoneSettings settings() {
        return VirtualPhoneSettings.of(PhoneProfiles.all().get(0), "VP01", folder.resolve("phone"));
    }

    private VirtualPhone phone() {
        return Objects.requireNonNull(started);
    }

    private String shell(String script) throws IOException {
        try (TestDesktop desktop = TestDesktop.connected(phone())) {
            return desktop.shell(script);
        }
    }

    private ProcessHandle startWorker() throws IOException {
        long pid = Long.parseLong(shell(RUN).strip());
        await().until(() -> Files.exists(phone().storage().resolve("data/local/tmp/started")));
        return ProcessHandle.of(pid).orElseThrow();
    }

    private String file(String path) throws IOException {
        return Files.readString(phone().storage().resolve(path)).strip();
    }

    private static boolean isStopped(ProcessHandle process) throws IOException {
        return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"))
                .replaceAll(".*\\) ", "")
                .startsWith("T");
    }

    @Test
    void killEndsTheWorkerAndLeavesThePhone() throws Exception {
        ProcessHandle worker = startWorker();

        phone().inject(Fault.KILL);

        worker.onExit().join();
        assertThat(shell("echo here")).isEqualTo("here\n");
        assertThat(phone().faults()).isEmpty();
    }

    @Test
    void theCableComesAndGoes() throws Exception {
        phone().inject(Fault.UNPLUG);

        assertThat(phone().faults()).containsExactly(Fault.UNPLUG);
        assertThatThrownBy(() -> shell("echo here")).isInstanceOf(ConnectException.class);
        phone().inject(Fault.PLUG);
        assertThat(shell("echo here")).isEqualTo("here\n");
        assertThat(phone().faults()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thePortIsKeptForThePhoneWhileItIsAway() throws Exception {
        int port = phone().address().getPort();
        phone().inject(Fault.UNPLUG);

        assertThatThrownBy(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()))
                .isInstanceOf(BindException.class);
        phone().inject(Fault.PLUG);
        assertThat(shell("echo here")).isEqualTo("here\n");
        phone().inject(Fault.UNPLUG);
        phone().close();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thePortIsKeptHoweverOftenTheCableIsPulled() throws Exception {
        int port = phone().address().getPort();
        for (int pull = 0; pull < 200; pull++) {
            phone().inject(Fault.UNPLUG);
            assertThatThrownBy(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()))
                    .as("pull %d", pull)
                    .isInstanceOf(BindException.class);
            phone().inject(Fault.PLUG);
        }
    }

    /** A process that begins holds for a moment whatever was open when it was made. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theCableGoesInAgainWhileProcessesBegin() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> beginning = CompletableFuture.runAsync(() -> {
            while (!ended.get()) {
                begin("true");
            }
        });
        try {
            for (int pull = 0; pull < 100; pull++) {
                phone().inject(Fault.UNPLUG);
                phone().inject(Fault.PLUG);
            }
        } finally {
            ended.set(true);
        }

        assertThat(shell("echo here")).isEqualTo("here\n");
        beginning.get();
    }

    private static void begin(String program) {
        try {
            new ProcessBuilder(program).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDroppedLinkSwallowsEverythingAndClosesNothing() throws Exception {
        try (TestDesktop desktop = TestDesktop.connected(phone())) {
            phone().inject(Fault.DROP_LINK);
            desktop.writer.write(AdbCommand.OPEN, 1, 0, "shell:echo here");
            desktop.readTimeout(300);
            assertThatThrownBy(desktop::read).isInstanceOf(SocketTimeoutException.class);
            try (TestDesktop second = new TestDesktop(phone().address())) {
                second.introduce();
                second.readTimeout(300);
                assertThatThrownBy(second::read).isInstanceOf(SocketTimeoutException.class);
            }
            assertThat(phone().faults()).containsExactly(Fault.DROP_LINK);

            phone().inject(Fault.PLUG);

            desktop.readTimeout(0);
            assertThat(desktop.read().command()).isEqualTo(AdbCommand.OKAY);
        }
        assertThat(shell("echo here")).isEqualTo("here\n");
        assertThat(phone().faults()).isEmpty();
    }

    @Test
    void aSlowLinkEndsAtTheOneThatWasSetMeanwhile() throws Exception {
        LinkProfile slower = new LinkProfile(Duration.ofMillis(40), Duration.ZERO, 0);
        phone().inject(Fault.SLOW_LINK);
        phone().setLink(slower);
        try (TestDesktop desktop = TestDesktop.connected(phone())) {
            long begin = System.nanoTime();
            desktop.shell("echo here");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(300));
        }
        assertThat(phone().faults()).containsExactly(Fault.SLOW_LINK);

        phone().inject(Fault.NONE);

        assertThat(phone().faults()).isEmpty();
        try (TestDesktop desktop = TestDesktop.connected(phone())) {
            long begin = System.nanoTime();
            desktop.shell("echo here");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(80));
        }
    }

    @Test
    void aPhoneWhoseLinkIsDroppedCanBeUnpluggedAndClosed() throws Exception {
        try (TestDesktop desktop = TestDesktop.connected(phone())) {
            phone().inject(Fault.DROP_LINK);
            desktop.writer.write(AdbCommand.OPEN, 1, 0, "shell:echo here");

            phone().inject(Fault.UNPLUG);

            assertThat(desktop.isClosedByPhone()).isTrue();
        }
        phone().inject(Fault.PLUG);
        assertThat(shell("echo here")).isEqualTo("here\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aHungWorkerStandsStillUntilItIsThawed() throws Exception {
        ProcessHandle worker = startWorker();

        phone().inject(Fault.HANG);
        phone().inject(Fault.HANG);

        assertThat(isStopped(worker)).isTrue();
        assertThat(shell("echo here")).isEqualTo("here\n");
        phone().inject(Fault.NONE);
        assertThat(isStopped(worker)).isFalse();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aHungWorkerCanBeKilled() throws Exception {
        ProcessHandle worker = startWorker();
        phone().inject(Fault.HANG);

        shell("kill -9 " + worker.pid());

        worker.onExit().join();
        assertThat(startWorker().isAlive()).isTrue();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aHungWorkerEndsWithItsPhone() throws Exception {
        ProcessHandle worker = startWorker();
        phone().inject(Fault.HANG);

        phone().close();

        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void aComputationHangsUntilTheWorkerIsStartedAgain() throws Exception {
        startWorker();

        phone().inject(FaultRequest.parse("hang:compute"));

        assertThat(file("sys/phonebank/pace")).isEqualTo("halted");
        phone().inject(Fault.KILL);
        await().untilAsserted(() -> assertThat(file("sys/phonebank/pace")).isEqualTo("1.0000"));
    }

    @Test
    void heatLastsUntilThePhoneIsCooled() throws Exception {
        phone().inject(Fault.OVERHEAT);

        assertThat(Integer.parseInt(file("sys/class/power_supply/battery/temp")))
                .isBetween(460, 480);
        assertThat(file("sys/devices/system/cpu/cpu0/cpufreq/scaling_max_freq")).isEqualTo("956000");
        assertThat(file("sys/phonebank/pace")).isEqualTo("1.6667");
        assertThat(phone().faults()).containsExactly(Fault.OVERHEAT);
        phone().inject(Fault.COOL);
        assertThat(Integer.parseInt(file("sys/class/power_supply/battery/temp")))
                .isBetween(270, 290);
        assertThat(file("sys/devices/system/cpu/cpu0/cpufreq/scaling_max_freq")).isEqualTo("1593000");
        assertThat(file("sys/phonebank/pace")).isEqualTo("1.0000");
        assertThat(phone().faults()).isEmpty();
    }

    @Test
    void theBatteryIsDrainedAndChargedAndGivenBack() throws Exception {
        phone().setBatteryLevel(66);

        phone().inject(Fault.DRAIN);

        assertThat(file("sys/class/power_supply/battery/capacity")).isEqualTo("4");
        assertThat(file("sys/class/power_supply/battery/status")).isEqualTo("Discharging");
        phone().inject(Fault.CHARGE);
        assertThat(file("sys/class/power_supply/battery/capacity")).isEqualTo("80");
        assertThat(file("sys/class/power_supply/battery/status")).isEqualTo("Charging");
        assertThat(phone().faults()).containsExactly(Fault.CHARGE);
        phone().inject(Fault.NONE);
        assertThat(file("sys/class/power_supply/battery/capacity")).isEqualTo("66");
        assertThat(file("sys/class/power_supply/battery/status")).isEqualTo("Discharging");
    }

    @Test
    void otherAppsTakeTheProcessor() throws Exception {
        phone().setPace(2);
        phone().inject(Fault.BUSY);

        assertThat(file("sys/phonebank/pace")).isEqualTo("8.0000");
        long before = userTicks();
        await().until(() -> userTicks() > before + 100);
        phone().inject(Fault.NONE);
        assertThat(file("sys/phonebank/pace")).isEqualTo("2.0000");
        assertThat(phone().faults()).isEmpty();
    }

    private long userTicks() throws IOException {
        return Long.parseLong(shell("head -1 /proc/stat").split(" +", -1)[1]);
    }

    @Test
    void errorsOutliveTheWorkerButNotThePhone() throws Exception {
        phone().inject(FaultRequest.parse("corrupt:drift"));
        phone().inject(Fault.KILL);

        assertThat(file("sys/phonebank/errors")).isEqualTo("drift");
        phone().close();
        started = VirtualPhone.start(settings());
        assertThat(phone().storage().resolve("sys/phonebank/errors")).doesNotExist();
    }

    @Test
    void aRestartEndsEverythingButTheFilesAndThePhoneComesBack() throws Exception {
        ProcessHandle worker = startWorker();
        shell("echo kept >/data/local/tmp/file");

        phone().inject(Fault.REBOOT);

        assertThat(phone().isBooting()).isTrue();
        assertThatThrownBy(() -> shell("echo here")).isInstanceOf(ConnectException.class);
        worker.onExit().join();
        await().until(() -> !phone().isBooting());
        assertThat(shell("cat /data/local/tmp/file")).isEqualTo("kept\n");
        assertThat(phone().faults()).isEmpty();
    }

    @Test
    void aPhoneThatIsUnpluggedWhileItRestartsStaysAway() throws Exception {
        phone().inject(Fault.REBOOT);
        phone().inject(Fault.UNPLUG);

        await().until(() -> !phone().isBooting());
        assertThat(phone().isPlugged()).isFalse();
        assertThat(phone().faults()).containsExactly(Fault.UNPLUG);
    }
}
