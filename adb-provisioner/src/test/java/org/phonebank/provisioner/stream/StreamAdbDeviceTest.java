package org.phonebank.provisioner.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.provisioner.device.AdbProtocolException;
import org.phonebank.provisioner.device.AdbServiceRefusedException;
import org.phonebank.provisioner.device.LocalFileException;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PhoneStorageFullException;
import org.phonebank.provisioner.device.PhoneTimeoutException;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.device.ShellResult;
import org.phonebank.provisioner.device.TransferListener;
import org.phonebank.provisioner.fake.FakeAdbServer;
import org.phonebank.provisioner.fake.FakePhone;
import org.phonebank.provisioner.server.AdbServer;
import org.phonebank.provisioner.server.ServerTransport;

/** Over the sockets of a scripted adb server; the direct transport has tests of its own. */
class StreamAdbDeviceTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final FakePhone phone = new FakePhone();
    private FakeAdbServer server;
    private StreamAdbDevice device;

    @BeforeEach
    void start() throws IOException {
        server = new FakeAdbServer();
        server.phone("A1", phone);
        device = new StreamAdbDevice(new ServerTransport(new AdbServer(server.address()), "A1", "A1"), timer);
    }

    @AfterEach
    void stop() throws IOException {
        device.close();
        server.close();
        timer.shutdownNow();
    }

    @Test
    void runsACommandAndKeepsOutputsApart() throws Exception {
        phone.onShell(command -> new ShellResult(3, "out of " + command + "\n".repeat(5000), "err"));

        assertThat(device.shell("ls /x", LONG))
                .isEqualTo(new ShellResult(3, "out of ls /x" + "\n".repeat(5000), "err"));
    }

    @Test
    void givesUpOnACommandThatTakesTooLong() {
        CountDownLatch never = new CountDownLatch(1);
        phone.onShell(command -> {
            awaitUninterruptibly(never);
            return new ShellResult(0, "", "");
        });

        assertThatThrownBy(() -> device.shell("sleep 1000", Duration.ofMillis(200)))
                .isInstanceOf(PhoneTimeoutException.class)
                .hasMessageContaining("did not answer within 0.2 s");
        never.countDown();
    }

    @Test
    void refusesMoreOutputThanAnyCommandNeeds() {
        phone.onShell(command -> new ShellResult(0, "y\n".repeat(3 << 20), ""));

        assertThatThrownBy(() -> device.shell("yes", LONG)).isInstanceOf(AdbProtocolException.class);
    }

    @Test
    void pushesAndPullsFilesOfAllSizes() throws Exception {
        for (int size : new int[] {0, 1, 65536, 65537, 1 << 20, 3_300_001}) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);
            Path local = Files.write(folder.resolve("local"), content);
            List<Long> progress = new ArrayList<>();

            device.push(local, "/data/f" + size, 0644, progress::add, () -> false);
            device.pull("/data/f" + size, folder.resolve("back"), TransferListener.NONE, () -> false);

            assertThat(phone.files().get("/data/f" + size)).isEqualTo(content);
            assertThat(folder.resolve("back")).hasBinaryContent(content);
            assertThat(progress).isSorted().last().isEqualTo((long) size);
        }
    }

    @Test
    void writesSmallContentWithoutALocalFile() throws Exception {
        device.write(new byte[] {1, 2, 3}, "/data/key", 0600);

        assertThat(phone.files().get("/data/key")).containsExactly(1, 2, 3);
    }

    @Test
    void aPullOfAMissingFileLeavesNothingHere() {
        assertThatThrownBy(() -> device.pull("/data/none", folder.resolve("back"), TransferListener.NONE, () -> false))
                .isInstanceOf(AdbServiceRefusedException.class)
                .hasMessage("On phone A1, /data/none cannot be read: No such file or directory.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPhoneThatFillsUpWhileCopyingSaysHowMuchIsMissing() throws Exception {
        phone.refusePushes("couldn't write: No space left on device");
        Path local = Files.write(folder.resolve("local"), new byte[100]);

        assertThatThrownBy(() -> device.push(local, "/data/f", 0644, TransferListener.NONE, () -> false))
                .isInstanceOfSatisfying(PhoneStorageFullException.class, full -> assertThat(full.missingBytes())
                        .isBetween(1L, 100L));
    }

    @Test
    void aMissingLocalFileIsNotThePhonesFault() {
        assertThatThrownBy(
                        () -> device.push(folder.resolve("none"), "/data/f", 0644, TransferListener.NONE, () -> false))
                .isInstanceOf(LocalFileException.class)
                .hasMessage("The file " + folder.resolve("none") + " cannot be read: it does not exist.");
    }

    @Test
    void whatTheSystemSaysOfALocalFileIsToldWithoutItsPath() {
        Path endless = folder.resolve("n".repeat(300));

        assertThatThrownBy(() -> device.push(endless, "/data/f", 0644, TransferListener.NONE, () -> false))
                .isInstanceOfSatisfying(LocalFileException.class, failure -> assertThat(failure.advice())
                        .isEqualTo(PhoneAdvice.of(
                                PhoneProblem.FILE_NOT_READ,
                                endless,
                                PhoneAdvice.of(PhoneProblem.SYSTEM, "File name too long"))));
    }

    @Test
    void stopsACopyWhenCancelled() throws Exception {
        Path local = Files.write(folder.resolve("local"), new byte[8 << 20]);
        AtomicBoolean cancelled = new AtomicBoolean();

        assertThatThrownBy(() -> device.push(local, "/data/f", 0644, bytes -> cancelled.set(true), cancelled::get))
                .isInstanceOf(CancellationException.class);
        assertThat(phone.files()).isEmpty();
    }

    @Test
    void aServerThatStopsMakesThePhoneVanish() {
        phone.onShell(command -> {
            stopServer();
            return new ShellResult(0, "x".repeat(100_000), "");
        });

        assertThatThrownBy(() -> device.shell("true", LONG)).isInstanceOf(PhoneVanishedException.class);
    }

    @Test
    void aClosedDeviceRefusesFurtherCalls() {
        device.close();

        assertThatThrownBy(() -> device.shell("true", LONG))
                .isInstanceOf(PhoneVanishedException.class)
                .hasMessage("The connection to phone A1 was closed here; open it again.");
    }

    private void stopServer() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
