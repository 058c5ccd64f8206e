package org.phonebank.provisioner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.provisioner.device.AdbProtocolException;
import org.phonebank.provisioner.device.AdbServerUnavailableException;
import org.phonebank.provisioner.device.AdbServiceRefusedException;
import org.phonebank.provisioner.device.PhoneUnauthorizedException;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.fake.FakeAdbServer;

class AdbServerTest {
    private FakeAdbServer fake;
    private AdbServer server;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeAdbServer();
        server = new AdbServer(fake.address());
    }

    @AfterEach
    void stop() throws IOException {
        fake.close();
    }

    @Test
    void asksForVersionAndFeatures() throws Exception {
        fake.answer("host:version", "0029");
        fake.answer("host-serial:A1:features", "shell_v2,cmd,cmd");

        assertThat(server.version()).isEqualTo(41);
        assertThat(server.features("A1")).isEqualTo(Set.of("shell_v2", "cmd"));
    }

    @Test
    void forwardsAFreePortAndEndsTheForward() throws Exception {
        fake.answer("host-serial:A1:forward:tcp:0;tcp:4711", "RAWOKAYOKAY000540123");
        fake.answer("host-serial:A1:killforward:tcp:40123", "RAWOKAYOKAY");

        assertThat(server.forward("A1", 4711)).isEqualTo(40123);
        server.killForward("A1", 40123);
        assertThat(fake.requests())
                .containsExactly("host-serial:A1:forward:tcp:0;tcp:4711", "host-serial:A1:killforward:tcp:40123");
    }

    @Test
    void aForwardToNonsenseIsAProtocolFault() {
        fake.answer("host-serial:A1:forward:tcp:0;tcp:4711", "RAWOKAYOKAY0003abc");

        assertThatThrownBy(() -> server.forward("A1", 4711)).isInstanceOf(AdbProtocolException.class);
    }

    @Test
    void connectSaysWhyItFailed() throws Exception {
        InetSocketAddress phone = InetSocketAddress.createUnresolved("10.0.0.7", 5555);
        fake.answer("host:connect:10.0.0.7:5555", "failed to connect to 10.0.0.7:5555");
        assertThatThrownBy(() -> server.connect(phone))
                .isInstanceOf(AdbServiceRefusedException.class)
                .hasMessage("The adb server cannot connect to 10.0.0.7:5555: failed to connect to 10.0.0.7:5555.");

        fake.answer("host:connect:10.0.0.7:5555", "already connected to 10.0.0.7:5555");
        server.connect(phone);
    }

    @Test
    void failuresBecomeWhatTheyMean() {
        fake.answer("host-serial:A1:features", "FAILdevice 'A1' not found");
        fake.answer(
                "host-serial:A2:features", "FAILdevice unauthorized.\nThis adb server's $ADB_VENDOR_KEYS is not set");
        fake.answer("host-serial:A3:features", "FAILclosed");
        fake.answer("host-serial:A4:features", "RAWHTTP/1.1 400 Bad Request");
        fake.answer("host-serial:A5:features", "RAWOKAY");

        assertThatThrownBy(() -> server.features("A1"))
                .isInstanceOf(PhoneVanishedException.class)
                .hasMessageContaining("Phone A1 is not connected (device 'A1' not found)");
        assertThatThrownBy(() -> server.features("A2")).isInstanceOf(PhoneUnauthorizedException.class);
        assertThatThrownBy(() -> server.features("A3")).isInstanceOf(AdbServiceRefusedException.class);
        assertThatThrownBy(() -> server.features("A4"))
                .isInstanceOf(AdbProtocolException.class)
                .hasMessageContaining("another program may use its port");
        assertThatThrownBy(() -> server.features("A5")).isInstanceOf(PhoneVanishedException.class);
    }

    @Test
    void anAbsentServerIsSaidSo() throws Exception {
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress nobody = (InetSocketAddress) unused.getLocalSocketAddress();
            unused.close();
            assertThatThrownBy(() -> new AdbServer(nobody).version())
                    .isInstanceOf(AdbServerUnavailableException.class)
                    .hasMessageContaining("start it with \"adb start-server\"");
        }
    }

    @Test
    void tracksDevicesUntilTheServerStops() throws Exception {
        fake.devices("A1                     device usb:1-1 model:Pixel transport_id:1\n");
        List<List<ServerDevice>> lists = new ArrayList<>();

        assertThatThrownBy(() -> new DeviceTracker(server).follow(devices -> {
                    lists.add(devices);
                    change(lists.size());
                }))
                .isInstanceOf(IOException.class);

        assertThat(lists)
                .containsExactly(List.of(new ServerDevice("A1", "device", "usb:1-1", "Pixel", "1")), List.of());
    }

    @Test
    void tracksAnOldServerByAskingForDetails() throws Exception {
        fake.answer("host:track-devices-l", "FAILunknown host service");
        fake.answer("host:devices-l", "A1                     device usb:1-1 model:Pixel transport_id:1\n");
        fake.devices("A1\tdevice\n");
        List<List<ServerDevice>> lists = new ArrayList<>();

        assertThatThrownBy(() -> new DeviceTracker(server).follow(devices -> {
                    lists.add(devices);
                    change(2);
                }))
                .isInstanceOf(IOException.class);

        assertThat(lists).containsExactly(List.of(new ServerDevice("A1", "device", "usb:1-1", "Pixel", "1")));
    }

    private void change(int listsSoFar) {
        try {
            if (listsSoFar == 1) {
                fake.devices("");
            } else {
                fake.stop();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
