package org.phonebank.provisioner.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PhoneUnauthorizedException;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.fake.FakeAdbServer;
import org.phonebank.provisioner.fake.FakeAdbd;
import org.phonebank.provisioner.fake.FakePhone;

class PhoneDiscoveryTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private final FakePhone phone = FakePhone.named("A1", "Pixel 3a");
    private FakeAdbServer server;
    private PhoneDiscovery discovery;

    @BeforeEach
    void start() throws IOException {
        server = new FakeAdbServer();
        server.phone("A1", phone);
        discovery = PhoneDiscovery.start(DiscoverySettings.standard(folder.resolve("adbkey"))
                .withAdbServer(server.address())
                .withRetry(SHORT, SHORT));
    }

    @AfterEach
    void stop() throws IOException {
        discovery.close();
        server.close();
    }

    @Test
    void findsAnEndpointAndOpensIt() throws Exception {
        try (FakeAdbd adbd = new FakeAdbd(phone, false)) {
            discovery.addEndpoint(adbd.address());
            String address = "localhost:" + adbd.address().getPort();

            await().until(() -> states().equals(List.of(PhoneState.READY)));

            assertThat(discovery.phones())
                    .containsExactly(new DiscoveredPhone(
                            "A1", address, Transport.VIRTUAL, PhoneState.READY, PhoneAdvice.NONE, "Pixel 3a"));
            try (AdbDevice device = discovery.open("A1")) {
                assertThat(device.serial()).isEqualTo("A1");
            }
        }
    }

    @Test
    void anUnauthorizedPhoneBecomesReadyWhenAllowed() throws Exception {
        try (FakeAdbd adbd = new FakeAdbd(phone, true)) {
            discovery.addEndpoint(adbd.address());
            await().until(() -> states().equals(List.of(PhoneState.UNAUTHORIZED)));
            DiscoveredPhone waiting = discovery.phones().get(0);
            assertThat(waiting.explanation().english()).contains("allow USB debugging");
            assertThatThrownBy(() -> discovery.open(waiting.serial())).isInstanceOf(PhoneUnauthorizedException.class);

            adbd.authorize();

            await().until(() -> states().equals(List.of(PhoneState.READY)));
        }
    }

    @Test
    void anUnpluggedPhoneVanishesAndComesBack() throws Exception {
        try (FakeAdbd adbd = new FakeAdbd(phone, false)) {
            discovery.addEndpoint(adbd.address());
            await().until(() -> states().equals(List.of(PhoneState.READY)));

            adbd.unplug();
            await().until(() -> states().equals(List.of(PhoneState.VANISHED)));
            assertThatThrownBy(() -> discovery.open("A1"))
                    .isInstanceOf(PhoneVanishedException.class)
                    .hasMessageContaining("is gone; plug its cable in again");

            adbd.plug();
            await().until(() -> states().equals(List.of(PhoneState.READY)));
        }
    }

    @Test
    void anEndpointWhereNothingAnswersIsOfflineAndCanBeRemoved() throws Exception {
        FakeAdbd adbd = new FakeAdbd(phone, false);
        adbd.close();
        discovery.addEndpoint(adbd.address());
        await().until(() -> states().equals(List.of(PhoneState.OFFLINE)));
        assertThat(discovery.phones().get(0).explanation().english()).contains("check that the phone is on");

        discovery.removeEndpoint(adbd.address());

        assertThat(discovery.phones()).isEmpty();
    }

    @Test
    void followsTheAdbServerThroughARestart() throws Exception {
        String plugged = "A1                     device usb:1-1 model:Pixel_3a transport_id:1\n";
        server.devices(plugged);
        await().until(() -> states().equals(List.of(PhoneState.READY)));
        assertThat(discovery.phones())
                .containsExactly(
                        new DiscoveredPhone("A1", "A1", Transport.USB, PhoneState.READY, PhoneAdvice.NONE, "Pixel 3a"));

        server.stop();
        await().until(() -> states().equals(List.of(PhoneState.VANISHED)));

        server.restart();
        await().until(() -> states().equals(List.of(PhoneState.READY)));
        server.devices("");
        await().until(() -> states().equals(List.of(PhoneState.VANISHED)));
        assertThat(discovery.phones().get(0).explanation()).isEqualTo(PhoneAdvice.of(PhoneProblem.UNPLUGGED));
    }

    @Test
    void aTcpPhoneThatTheServerLostVanishesEvenIfTheServerTellsNobody() throws Exception {
        server.phone("10.0.0.7:5600", phone);
        server.answer("host:devices-l", "10.0.0.7:5600          device model:Pixel_3a transport_id:1\n");
        server.devices("10.0.0.7:5600          device model:Pixel_3a transport_id:1\n");
        await().until(() -> states().equals(List.of(PhoneState.READY)));

        server.answer("host:devices-l", "10.0.0.7:5600          offline model:Pixel_3a transport_id:1\n");

        await().until(() -> states().equals(List.of(PhoneState.VANISHED)));
        assertThat(discovery.phones()).extracting(DiscoveredPhone::serial).containsExactly("A1");
    }

    @Test
    void theSamePhoneByTwoWaysIsShownAsADuplicate() throws Exception {
        try (FakeAdbd adbd = new FakeAdbd(phone, false)) {
            discovery.addEndpoint(adbd.address());
            server.devices("A1                     device usb:1-1 model:Pixel_3a transport_id:1\n");

            await().until(() -> states().equals(List.of(PhoneState.READY, PhoneState.DUPLICATE)));

            assertThat(discovery.phones())
                    .extracting(DiscoveredPhone::transport)
                    .containsExactly(Transport.USB, Transport.VIRTUAL);
        }
    }

    @Test
    void listenersHearThePresentAndEveryChange() throws Exception {
        List<List<DiscoveredPhone>> heard = new CopyOnWriteArrayList<>();
        Subscription subscription = discovery.listen(heard::add);
        await().until(() -> heard.equals(List.of(List.of())));

        server.devices("A1                     unauthorized usb:1-1 transport_id:1\n");
        await().until(() -> heard.size() == 2);
        assertThat(heard.get(1)).extracting(DiscoveredPhone::state).containsExactly(PhoneState.UNAUTHORIZED);

        subscription.close();
        server.devices("");
        await().until(() -> discovery.phones().isEmpty());
        assertThat(heard).hasSize(2);
    }

    @Test
    void anUnknownPhoneCannotBeOpened() {
        assertThatThrownBy(() -> discovery.open("B2"))
                .isInstanceOf(PhoneVanishedException.class)
                .hasMessage("Phone B2 is not connected; plug it in or add its address.");
    }

    private List<PhoneState> states() {
        return discovery.phones().stream().map(DiscoveredPhone::state).toList();
    }
}
