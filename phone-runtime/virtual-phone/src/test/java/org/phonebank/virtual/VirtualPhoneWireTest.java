package org.phonebank.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.adb.wire.AdbCommand;
import org.phonebank.adb.wire.AdbKey;
import org.phonebank.adb.wire.AdbMessage;
import org.phonebank.adb.wire.AdbProtocol;
import org.phonebank.virtual.profile.LinkProfile;
import org.phonebank.virtual.profile.PhoneProfiles;

/** A virtual phone message by message, without the real {@code adb}. */
@Timeout(60)
class VirtualPhoneWireTest {
    @TempDir
    Path folder;

    private VirtualPhone start(boolean requireAuthorization) throws IOException {
        return VirtualPhone.start(
                VirtualPhoneSettings.of(PhoneProfiles.byId("pixel").orElseThrow(), "VP01", folder.resolve("phone"))
                        .withAuthorizationRequired(requireAuthorization));
    }

    @Test
    void introducesItselfAfterTheDesktop() throws IOException {
        try (VirtualPhone phone = start(false);
                TestDesktop desktop = new TestDesktop(phone.address())) {
            desktop.introduce();

            AdbMessage answer = desktop.read();
            assertThat(answer.command()).isEqualTo(AdbCommand.CNXN);
            assertThat(answer.arg0()).isEqualTo(AdbProtocol.VERSION);
            assertThat(answer.arg1()).isEqualTo(AdbProtocol.MAX_PAYLOAD);
            assertThat(answer.text())
                    .isEqualTo("device::ro.product.name=sailfish;ro.product.model=Pixel;ro.product.device=sailfish;"
                            + "features=shell_v2,cmd,stat_v2,ls_v2,fixed_push_mkdir");
        }
    }

    @Test
    void challengesUntilAKeyIsTrustedAndRemembersIt() throws IOException {
        AdbKey key = AdbKey.generate("me@here");
        try (VirtualPhone phone = start(true);
                TestDesktop desktop = new TestDesktop(phone.address())) {
            desktop.introduce();
            AdbMessage first = desktop.read();
            byte[] token = first.payload();
            assertThat(first.arg0()).isEqualTo(AdbProtocol.AUTH_TOKEN);
            assertThat(token).hasSize(AdbProtocol.TOKEN_BYTES);
            desktop.writer.write(AdbCommand.AUTH, AdbProtocol.AUTH_SIGNATURE, 0, key.sign(token));
            assertThat(desktop.read().payload())
                    .hasSize(AdbProtocol.TOKEN_BYTES)
                    .isNotEqualTo(token);
            desktop.writer.write(
                    AdbCommand.AUTH,
                    AdbProtocol.AUTH_PUBLIC_KEY,
                    0,
                    key.publicKey().line());
            await().until(phone::isAwaitingAuthorization);
            assertThat(phone.pendingKey()).contains(key.publicKey());

            phone.authorize();

            assertThat(desktop.read().command()).isEqualTo(AdbCommand.CNXN);
            assertThat(phone.isAwaitingAuthorization()).isFalse();
        }
        try (VirtualPhone phone = start(true);
                TestDesktop desktop = new TestDesktop(phone.address())) {
            desktop.introduce();
            desktop.writer.write(
                    AdbCommand.AUTH,
                    AdbProtocol.AUTH_SIGNATURE,
                    0,
                    key.sign(desktop.read().payload()));
            assertThat(desktop.read().command()).isEqualTo(AdbCommand.CNXN);
        }
    }

    @Test
    void opensNothingForADesktopThatIsNotAuthorised() throws IOException {
        try (VirtualPhone phone = start(true);
                TestDesktop desktop = new TestDesktop(phone.address())) {
            desktop.introduce();
            desktop.read();
            desktop.writer.write(AdbCommand.OPEN, 1, 0, "shell:touch /data/local/tmp/broken-in");
            desktop.writer.write(AdbCommand.AUTH, AdbProtocol.AUTH_SIGNATURE, 0, new byte[256]);

            assertThat(desktop.read().command()).isEqualTo(AdbCommand.AUTH);
            assertThat(Files.exists(phone.storage().resolve("data/local/tmp/broken-in")))
                    .isFalse();
        }
    }

    @Test
    void refusesWithAZero() throws IOException {
        try (VirtualPhone phone = start(false);
                TestDesktop desktop = TestDesktop.connected(phone)) {
            desktop.writer.write(AdbCommand.OPEN, 7, 0, "reboot:");

            assertThat(desktop.read()).hasToString("CLSE(0, 7, 0 bytes)");
        }
    }

    @Test
    void dropsWhoeverDoesNotSpeakAdb() throws IOException {
        try (VirtualPhone phone = start(false)) {
            try (Socket socket =
                    new Socket(phone.address().getAddress(), phone.address().getPort())) {
                socket.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
            try (TestDesktop desktop = TestDesktop.connected(phone)) {
                assertThat(desktop.shell("echo fine")).isEqualTo("fine\n");
            }
        }
    }

    @Test
    void answersOverASlowLinkAndOneThatBecomesSlow() throws IOException {
        LinkProfile slow = new LinkProfile(Duration.ofMillis(5), Duration.ofMillis(5), 2_000_000);
        try (VirtualPhone phone = start(false);
                TestDesktop desktop = TestDesktop.connected(phone)) {
            assertThat(desktop.shell("echo fast")).isEqualTo("fast\n");
            phone.setLink(slow);
            assertThat(desktop.shell("head -c 100000 /dev/zero | wc -c; head -c 100000 /dev/zero"))
                    .hasSize(100_007);
            phone.setLink(LinkProfile.UNSHAPED);
            assertThat(desktop.shell("echo fast")).isEqualTo("fast\n");
        }
    }

    @Test
    void showsWhatATestSets() throws IOException {
        try (VirtualPhone phone = start(false);
                TestDesktop desktop = TestDesktop.connected(phone)) {
            phone.setBatteryLevel(12);
            phone.setCharging(true);
            phone.setTemperature(47.5);
            phone.setPace(4);

            assertThat(desktop.shell("cd /sys; cat class/power_supply/battery/capacity"
                            + " class/power_supply/battery/status phonebank/pace; dumpsys battery | grep temp"))
                    .isEqualTo("12\nCharging\n4.0000\n  temperature: 475\n");
        }
    }

    @Test
    void aShellThatIsAbandonedEnds() throws IOException {
        try (VirtualPhone phone = start(false);
                TestDesktop desktop = TestDesktop.connected(phone)) {
            desktop.writer.write(AdbCommand.OPEN, 1, 0, "shell:while true; do echo x >/data/local/tmp/f; done");
            Path file = phone.storage().resolve("data/local/tmp/f");
            await().until(() -> Files.exists(file));
            desktop.writer.write(AdbCommand.CLSE, 1, desktop.read().arg0());

            await().until(() -> {
                Files.deleteIfExists(file);
                return Files.notExists(file)
                        && desktop.shell("ls /data/local/tmp").isEmpty();
            });
        }
    }
}
