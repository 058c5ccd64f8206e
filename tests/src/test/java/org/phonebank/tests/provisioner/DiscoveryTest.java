package org.phonebank.tests.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneUnauthorizedException;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;
import org.phonebank.provisioner.facts.PhoneFacts;
import org.phonebank.provisioner.facts.PhoneInspector;
import org.phonebank.virtual.VirtualPhone;
import org.phonebank.virtual.VirtualPhoneSettings;
import org.phonebank.virtual.profile.PhoneProfile;

class DiscoveryTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private PhoneBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new PhoneBench(folder);
    }

    @AfterEach
    void stop() throws InterruptedException {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void findsAPhoneAndReadsItsFacts(Way way) throws Exception {
        VirtualPhone phone = bench.phone("VP01");
        bench.reach(phone, way);

        PhoneProfile profile = phone.profile();
        try (AdbDevice device = bench.discovery().open("VP01")) {
            PhoneFacts facts = PhoneInspector.inspect(device);
            assertThat(facts.serial()).isEqualTo("VP01");
            assertThat(facts.manufacturer()).isEqualTo(profile.manufacturer());
            assertThat(facts.model()).isEqualTo(profile.model());
            assertThat(facts.api()).isEqualTo(profile.androidApi());
            assertThat(facts.androidRelease()).isEqualTo(profile.androidRelease());
            assertThat(facts.abi()).isEqualTo(profile.abi());
            assertThat(facts.cores()).isEqualTo(profile.cores());
            assertThat(facts.virtual()).isTrue();
            assertThat(facts.totalMemoryBytes()).isBetween(profile.ramBytes() / 2, profile.ramBytes());
            assertThat(facts.freeStorageBytes()).isBetween(1L, profile.storageBytes());
            assertThat(facts.battery()).isNotNull();
        }
        assertThat(bench.discovery().phones())
                .containsExactly(new DiscoveredPhone(
                        "VP01",
                        way == Way.DIRECT ? directAddress(phone) : PhoneBench.address(phone),
                        Transport.VIRTUAL,
                        PhoneState.READY,
                        PhoneAdvice.NONE,
                        profile.model()));
    }

    @Test
    void aPhoneReachedInBothWaysIsUsedDirectly() throws Exception {
        VirtualPhone phone = bench.phone("VP01");
        bench.reach(phone, Way.ADB_SERVER);
        bench.reach(phone, Way.DIRECT);

        await().atMost(LONG).until(() -> bench.states("VP01").equals(List.of(PhoneState.READY, PhoneState.DUPLICATE)));
        assertThat(bench.discovery().phones())
                .extracting(DiscoveredPhone::address)
                .containsExactly(directAddress(phone), PhoneBench.address(phone));
    }

    @Test
    void anEndpointIsUnauthorizedUntilItsHolderAllows() throws Exception {
        VirtualPhone phone = unauthorized();
        bench.discovery().addEndpoint(phone.address());

        awaitUnauthorized();
        String address = bench.discovery().phones().get(0).serial();
        assertThatThrownBy(() -> bench.discovery().open(address))
                .isInstanceOf(PhoneUnauthorizedException.class)
                .hasMessageContaining("allow USB debugging");
        phone.authorize();

        bench.awaitState("VP01", PhoneState.READY);
    }

    @Test
    void aPhoneOfTheServerIsUnauthorizedUntilItsHolderAllows() throws Exception {
        VirtualPhone phone = unauthorized();
        bench.server().run("connect", PhoneBench.address(phone));

        awaitUnauthorized();
        phone.authorize();

        bench.awaitState("VP01", PhoneState.READY);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void anUnpluggedPhoneVanishesAndComesBack(Way way) throws Exception {
        VirtualPhone phone = bench.phone("VP01");
        bench.reach(phone, way);

        phone.unplug();
        bench.awaitState("VP01", PhoneState.VANISHED);
        phone.plug();
        bench.awaitState("VP01", PhoneState.READY);
    }

    @Test
    void theServerIsFollowedThroughARestart() throws Exception {
        VirtualPhone phone = bench.phone("VP01");
        bench.reach(phone, Way.ADB_SERVER);

        bench.server().stop();
        bench.awaitState("VP01", PhoneState.VANISHED);
        bench.server().startAgain();
        bench.reach(phone, Way.ADB_SERVER);
    }

    private VirtualPhone unauthorized() throws IOException {
        return bench.start(VirtualPhoneSettings.of(bench.profile(), "VP01", bench.storage("VP01"))
                .withAuthorizationRequired(true));
    }

    private void awaitUnauthorized() {
        await().atMost(LONG).until(() -> bench.discovery().phones().stream()
                .map(DiscoveredPhone::state)
                .toList()
                .equals(List.of(PhoneState.UNAUTHORIZED)));
    }

    private static String directAddress(VirtualPhone phone) {
        return phone.address().getHostString() + ":" + phone.address().getPort();
    }
}
