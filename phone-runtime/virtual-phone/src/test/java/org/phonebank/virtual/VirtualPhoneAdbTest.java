package org.phonebank.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.virtual.RealAdb.Result;
import org.phonebank.virtual.profile.PhoneProfile;
import org.phonebank.virtual.profile.PhoneProfiles;

/** A virtual phone as the real {@code adb} sees it. */
@Timeout(120)
class VirtualPhoneAdbTest {
    private static final PhoneProfile PIXEL = PhoneProfiles.byId("pixel").orElseThrow();

    @TempDir
    Path folder;

    private @Nullable RealAdb startedAdb;

    private @Nullable VirtualPhone startedPhone;
    private String address = "";

    @BeforeEach
    void startAdb() throws Exception {
        startedAdb = RealAdb.start(Files.createDirectories(folder.resolve("home")));
    }

    @AfterEach
    void stopAdb() throws Exception {
        if (startedPhone != null) {
            startedPhone.close();
        }
        if (startedAdb != null) {
            startedAdb.close();
        }
    }

    private VirtualPhone phone() {
        return Objects.requireNonNull(startedPhone);
    }

    private RealAdb adb() {
        return Objects.requireNonNull(startedAdb);
    }

    private VirtualPhoneSettings settings(PhoneProfile profile) {
        return VirtualPhoneSettings.of(profile, "VP01", folder.resolve("phone"));
    }

    private void start(VirtualPhoneSettings settings) throws IOException {
        startedPhone = VirtualPhone.start(settings);
        address = "127.0.0.1:" + phone().address().getPort();
    }

    private void connect() throws Exception {
        start(settings(PIXEL));
        assertThat(adb().run("connect", address).stdout()).contains("connected to " + address);
    }

    private Result on(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 2];
        all[0] = "-s";
        all[1] = address;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return adb().run(all);
    }

    private Path randomFile(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(7).nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void isListedWithItsModel() throws Exception {
        connect();

        assertThat(adb().run("devices", "-l").stdout())
                .containsPattern(address + "\\s+device product:sailfish model:Pixel device:sailfish");
    }

    @Test
    void disconnectsAndConnectsAgain() throws Exception {
        connect();

        assertThat(adb().run("disconnect", address).stdout()).contains("disconnected " + address);
        assertThat(adb().run("connect", address).stdout()).contains("connected to " + address);
    }

    @Test
    void givesOutputErrorsAndExitCodeOfAShellApart() throws Exception {
        connect();

        assertThat(on("shell", "echo out; echo err >&2; exit 7")).isEqualTo(new Result(7, "out\n", "err\n"));
    }

    @Test
    void answersAShellOfTheFirstVersion() throws Exception {
        connect();

        assertThat(on("shell", "-x", "echo one; false")).isEqualTo(new Result(0, "one\n", ""));
    }

    @Test
    void passesStandardInputToACommand() throws Exception {
        connect();

        assertThat(adb().runWithInput("a\nb\nc\n", "-s", address, "shell", "grep -c .")
                        .stdout())
                .isEqualTo("3\n");
    }

    @Test
    void runsLinesTypedIntoAnInteractiveShell() throws Exception {
        connect();

        Result result = adb().runWithInput("cd /data/local/tmp\npwd\nexit 3\n", "-s", address, "shell");

        assertThat(result).isEqualTo(new Result(3, "/data/local/tmp\n", ""));
    }

    @Test
    void echoesAndPromptsOnATerminal() throws Exception {
        connect();

        Result result = adb().runWithInput("echo hi\r\u0004", "-s", address, "shell", "-tt");

        // What is typed ahead is echoed at once, so the first prompt may come in the middle of it.
        String prompt = "sailfish:/ $ ";
        assertThat(result.stdout()).contains(prompt);
        assertThat(result.stdout().replace(prompt, "")).isEqualTo("echo hi\r\nhi\r\n");
    }

    @Test
    void takesAndGivesBackFiles() throws Exception {
        connect();
        Path file = randomFile("data.bin", 3_000_001);

        Result pushed = on("push", file.toString(), "/data/local/tmp/some/new/place.bin");
        Result pulled = on(
                "pull",
                "/data/local/tmp/some/new/place.bin",
                folder.resolve("back.bin").toString());

        assertThat(pushed.exitCode()).describedAs(pushed.toString()).isZero();
        assertThat(pulled.exitCode()).describedAs(pulled.toString()).isZero();
        assertThat(folder.resolve("back.bin")).hasSameBinaryContentAs(file);
    }

    @Test
    void takesAndGivesBackFolders() throws Exception {
        connect();
        Path source = folder.resolve("tree");
        Files.createDirectories(source.resolve("inner"));
        Files.writeString(source.resolve("a.txt"), "a");
        Files.writeString(source.resolve("inner/b.txt"), "b");

        Result pushed = on("push", source.toString(), "/sdcard/");
        Result pulled = on("pull", "/sdcard/tree", folder.resolve("copy").toString());

        assertThat(pushed.exitCode()).describedAs(pushed.toString()).isZero();
        assertThat(pulled.exitCode()).describedAs(pulled.toString()).isZero();
        assertThat(folder.resolve("copy/a.txt")).hasContent("a");
        assertThat(folder.resolve("copy/inner/b.txt")).hasContent("b");
    }

    @Test
    void saysWhyAFileCannotBePulledOrPushed() throws Exception {
        connect();
        Path file = randomFile("small.bin", 10);

        Result missing = on("pull", "/data/local/tmp/none", folder.toString());
        assertThat(missing.stdout() + missing.stderr()).contains("No such file or directory");
        Result refused = on("push", file.toString(), "/system/bin/new");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.stdout() + refused.stderr()).contains("Read-only file system");
    }

    @Test
    void isFullWhenItsStorageIs() throws Exception {
        start(settings(PIXEL.withStorageBytes(1 << 20)));
        adb().run("connect", address);
        Path large = randomFile("large.bin", 3 << 20);

        Result pushed = on("push", large.toString(), "/data/local/tmp/large.bin");

        assertThat(pushed.exitCode()).isNotZero();
        assertThat(pushed.stdout() + pushed.stderr()).contains("No space left on device");
        assertThat(on("shell", "ls /data/local/tmp; df /data/local/tmp").stdout())
                .containsPattern("^Filesystem +1K-blocks +Used +Available +Use% Mounted on\n"
                        + "/dev/block/dm-1 +1024 +0 +1024 +0% /data\n$");
    }

    @Test
    void forwardsAPort() throws Exception {
        connect();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread echo = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().transferTo(socket.getOutputStream());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            echo.setDaemon(true);
            echo.start();
            int local = Integer.parseInt(on("forward", "tcp:0", "tcp:" + server.getLocalPort())
                    .stdout()
                    .strip());

            byte[] sent = new byte[2_500_000];
            new Random(3).nextBytes(sent);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), local)) {
                Thread writer = new Thread(() -> {
                    try {
                        socket.getOutputStream().write(sent);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                writer.start();
                InputStream in = socket.getInputStream();
                assertThat(Arrays.equals(in.readNBytes(sent.length), sent)).isTrue();
            }
        }
    }

    @Test
    void refusesReverseForwardsAndServicesThatItLacksWithoutHanging() throws Exception {
        connect();

        assertThat(on("reverse", "tcp:7001", "tcp:7002").stderr()).contains("cannot forward in reverse");
        assertThat(on("reverse", "--list").exitCode()).isZero();
        assertThat(on("reboot").exitCode()).isNotZero();
        assertThat(on("root").stdout()).contains("cannot run as root");
        assertThat(on("remount").stdout()).contains("remount failed");
        phone().refuseService("shell");
        assertThat(on("shell", "true").stderr()).contains("closed");
        phone().allowAllServices();
        assertThat(on("shell", "true").exitCode()).isZero();
    }

    @Test
    void isUnauthorizedUntilItsOwnerAllowsTheDesktop() throws Exception {
        start(settings(PIXEL).withAuthorizationRequired(true));
        adb().run("connect", address);

        await().until(phone()::isAwaitingAuthorization);
        assertThat(adb().run("devices").stdout()).contains(address + "\tunauthorized");
        assertThat(on("shell", "true").stderr()).contains("unauthorized");
        phone().authorize();
        await().until(() -> adb().run("devices").stdout().contains(address + "\tdevice"));

        adb().run("disconnect", address);
        phone().close();
        start(settings(PIXEL).withAuthorizationRequired(true));
        assertThat(adb().run("connect", address).stdout()).contains("connected to " + address);
        assertThat(on("get-state").stdout()).isEqualTo("device\n");
    }

    @Test
    void vanishesAndComesBackWithItsCable() throws Exception {
        connect();

        phone().unplug();
        await().until(() -> !adb().run("devices").stdout().contains("\tdevice"));
        phone().plug();
        adb().run("disconnect", address);
        await().until(() -> adb().run("connect", address).stdout().contains("connected to"));
        assertThat(on("shell", "echo back").stdout()).isEqualTo("back\n");
    }

    @Test
    void losesItsConnectionInTheMiddleOfAPush() throws Exception {
        connect();
        Path file = randomFile("large.bin", 8 << 20);

        phone().cutConnectionAfterBytes(2 << 20);
        Result cut = on("push", file.toString(), "/data/local/tmp/large.bin");

        assertThat(cut.exitCode()).isNotZero();
        await().until(() -> {
            adb().run("connect", address);
            return on("shell", "ls /data/local/tmp").equals(new Result(0, "", ""));
        });
        assertThat(on("push", file.toString(), "/data/local/tmp/large.bin").exitCode())
                .isZero();
    }

    @Test
    void showsItsFactsAsAPhoneDoes() throws Exception {
        connect();

        assertThat(on("shell", "getprop ro.product.model; getprop ro.serialno; getprop ro.phonebank.virtual")
                        .stdout())
                .isEqualTo("Pixel\nVP01\n1\n");
        assertThat(on("shell", "dumpsys battery | grep level; cat /sys/class/power_supply/battery/capacity")
                        .stdout())
                .isEqualTo("  level: 86\n86\n");
        assertThat(on("shell", "nproc; grep -c ^processor /proc/cpuinfo; head -1 /proc/meminfo")
                        .stdout())
                .isEqualTo("4\n4\nMemTotal:        3879728 kB\n");
        assertThat(new String(Files.readAllBytes(phone().storage().resolve("proc/stat")), StandardCharsets.UTF_8))
                .startsWith("cpu  ");
    }
}
