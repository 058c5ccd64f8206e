package org.phonebank.provisioner.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.adb.wire.AdbKey;
import org.phonebank.provisioner.device.AdbServiceRefusedException;
import org.phonebank.provisioner.device.PhoneStorageFullException;
import org.phonebank.provisioner.device.PhoneTimeoutException;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.device.PortForward;
import org.phonebank.provisioner.device.ShellResult;
import org.phonebank.provisioner.device.TransferListener;
import org.phonebank.provisioner.fake.FakeAdbd;
import org.phonebank.provisioner.fake.FakePhone;
import org.phonebank.provisioner.stream.StreamAdbDevice;

class DirectTransportTest {
    private static final AdbKey KEY = AdbKey.generate("teacher@school");
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);
    private final FakePhone phone = new FakePhone();
    private FakeAdbd adbd;
    private DirectConnection connection;
    private StreamAdbDevice device;

    @BeforeEach
    void connect() throws IOException {
        adbd = new FakeAdbd(phone, false);
        connection = DirectConnection.connect(adbd.address());
        connection.shakeHands(KEY, () -> {});
        device = new StreamAdbDevice(new DirectTransport(connection, "A1", workers), timer);
    }

    @AfterEach
    void stop() throws IOException {
        never.countDown();
        device.close();
        connection.close();
        adbd.close();
        timer.shutdownNow();
        workers.shutdownNow();
    }

    @Test
    void runsACommand() throws Exception {
        phone.onShell(command -> new ShellResult(2, "out " + command + "\n".repeat(5000), "err"));

        assertThat(device.shell("ls", LONG)).isEqualTo(new ShellResult(2, "out ls" + "\n".repeat(5000), "err"));
    }

    @Test
    void aCommandThatEndsBeforeItsInputIsClosedStillHasItsOutput() throws Exception {
        phone.ignoreInput();
        phone.onShell(command -> new ShellResult(0, "quick", ""));

        for (int i = 0; i < 200; i++) {
            assertThat(device.shell("true", LONG)).isEqualTo(new ShellResult(0, "quick", ""));
        }
    }

    @Test
    void copiesSeveralFilesAtOnceOverOneConnection() throws Exception {
        List<Future<?>> copies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            byte[] content = new byte[3_000_000 + i];
            new Random(i).nextBytes(content);
            Path local = Files.write(folder.resolve("local" + i), content);
            String remote = "/data/f" + i;
            copies.add(workers.submit(() -> {
                device.push(local, remote, 0644, TransferListener.NONE, () -> false);
                device.pull(remote, folder.resolve(local.getFileName() + ".back"), TransferListener.NONE, () -> false);
                return null;
            }));
        }
        for (Future<?> copy : copies) {
            copy.get(1, TimeUnit.MINUTES);
        }
        for (int i = 0; i < 4; i++) {
            assertThat(folder.resolve("local" + i + ".back")).hasSameBinaryContentAs(folder.resolve("local" + i));
        }
    }

    @Test
    void saysWhenThePhoneRefusesAService() {
        assertThatThrownBy(() -> new DirectTransport(connection, "A1", workers).open("reboot:"))
                .isInstanceOf(AdbServiceRefusedException.class)
                .hasMessage("Phone A1 refused the service \"reboot:\".");
    }

    @Test
    void aPushThatThePhoneRefusesSaysWhy() throws Exception {
        phone.refusePushes("No space left on device");
        Path local = Files.write(folder.resolve("local"), new byte[20 << 20]);

        assertThatThrownBy(() -> device.push(local, "/data/f", 0644, TransferListener.NONE, () -> false))
                .isInstanceOf(PhoneStorageFullException.class);
    }

    @Test
    void aConnectionThatIsCutInAPushMakesThePhoneVanish() throws Exception {
        Path local = Files.write(folder.resolve("local"), new byte[20 << 20]);
        adbd.cutAfter(5 << 20);

        assertThatThrownBy(() -> device.push(local, "/data/f", 0644, TransferListener.NONE, () -> false))
                .isInstanceOf(PhoneVanishedException.class);
        assertThatThrownBy(() -> device.shell("true", LONG)).isInstanceOf(PhoneVanishedException.class);
        assertThat(phone.files()).isEmpty();
        assertThat(connection.ended()).isCompleted();
    }

    @Test
    void cancellingACopyLeavesTheConnectionUsable() throws Exception {
        Path local = Files.write(folder.resolve("local"), new byte[20 << 20]);

        assertThatThrownBy(() -> device.push(local, "/data/f", 0644, TransferListener.NONE, () -> true))
                .isInstanceOf(CancellationException.class);
        assertThat(device.shell("true", LONG).succeeded()).isTrue();
    }

    @Test
    void aCommandThatTakesTooLongIsGivenUp() {
        phone.onShell(command -> {
            awaitUninterruptibly(never);
            return new ShellResult(0, "", "");
        });

        assertThatThrownBy(() -> device.shell("true", Duration.ofMillis(200)))
                .isInstanceOf(PhoneTimeoutException.class);
    }

    @Test
    void leadsALocalPortToThePhone() throws Exception {
        try (PortForward forward = device.forward(7);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), forward.localPort())) {
            byte[] content = new byte[700_000];
            new Random(1).nextBytes(content);
            Future<?> writing = workers.submit(() -> {
                socket.getOutputStream().write(content);
                return null;
            });
            assertThat(socket.getInputStream().readNBytes(content.length)).isEqualTo(content);
            writing.get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void aForwardToAClosedPortHangsUp() throws Exception {
        try (PortForward forward = device.forward(9);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), forward.localPort())) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void closingTheDeviceEndsItsForwards() throws Exception {
        PortForward forward = device.forward(7);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), forward.localPort())) {
            socket.getOutputStream().write(1);
            assertThat(socket.getInputStream().read()).isEqualTo(1);
            device.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        // The system lets go of the port when the accepting thread has woken up.
        await().untilAsserted(() -> assertThatThrownBy(() -> connectTo(forward)).isInstanceOf(IOException.class));
    }

    private static void connectTo(PortForward forward) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), forward.localPort()).close();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
