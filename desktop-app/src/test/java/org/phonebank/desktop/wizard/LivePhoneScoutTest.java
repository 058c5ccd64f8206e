package org.phonebank.desktop.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.virtual.VirtualLabClient;

@Timeout(60)
class LivePhoneScoutTest {
    @TempDir
    Path home;

    private final AtomicReference<Scouting> seen = new AtomicReference<>(Scouting.NOTHING);

    @Test
    void virtualPhonesComeGoAndAreUnpluggedInSight() throws Exception {
        try (LivePhoneScout scout = new LivePhoneScout(new DataFolder(home))) {
            scout.listen(seen::set);
            assertThat(scout.addVirtual(2))
                    .succeedsWithin(Duration.ofSeconds(20))
                    .isEqualTo(List.of("VP01", "VP02"));
            await().until(() -> known("VP01") && known("VP02"));
            assertThat(phone("VP01").origin()).isEqualTo(Origin.OWN_VIRTUAL);
            assertThat(phone("VP01").endpoint()).isPresent();

            new VirtualLabClient(home).unplug("VP01");
            await().until(() -> phone("VP01").seen().state() == PhoneState.VANISHED);
            assertThat(phone("VP01").facts()).isPresent();

            scout.removeVirtual("VP01").join();
            await().until(() -> seen().phones().size() == 1);
        }
        assertThat(new VirtualLabClient(home).all()).isEmpty();
    }

    @Test
    void aHostThatIsNotKnownIsSaid() {
        try (LivePhoneScout scout = new LivePhoneScout(new DataFolder(home))) {
            scout.listen(seen::set);

            assertThatThrownBy(() -> scout.connect(new PhoneAddress("no-such-phone.invalid", 5555))
                            .join())
                    .hasCauseInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void aRememberedAddressThatNobodyKnowsYetIsListedUntilItIsForgotten() {
        PhoneAddress address = new PhoneAddress("no-such-phone.invalid", 5555);
        try (LivePhoneScout scout = new LivePhoneScout(new DataFolder(home))) {
            scout.remember(address);
            scout.listen(seen::set);

            await().until(() -> seen().phones().stream()
                    .anyMatch(phone -> phone.origin() == Origin.ADDRESS
                            && phone.serial().equals("no-such-phone.invalid:5555")
                            && phone.seen().state() == PhoneState.OFFLINE));
            scout.forget(address);
            await().until(() -> seen().phones().isEmpty());
        }
    }

    @Test
    void aLabThatKeepsSilentHoldsNobodyUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LivePhoneScout scout = new LivePhoneScout(new DataFolder(home))) {
            Path labs = Files.createDirectories(home.resolve("virtual").resolve("labs"));
            Files.writeString(
                    labs.resolve("silent.json"),
                    String.format(
                            "{\"pid\":%d,\"controlPort\":%d,\"token\":\"t\",\"phones\":[]}",
                            ProcessHandle.current().pid(), silent.getLocalPort()));
            scout.listen(seen::set);
            try (Socket asked = silent.accept()) {
                assertThat(asked.getInputStream().read()).isEqualTo('t');

                scout.addVirtual(1).join();
                await().until(() -> known("VP01"));
                scout.removeVirtual("VP01").join();
                await().until(() -> seen().phones().isEmpty());
                // The scout still waits for the answer, else it would have hung up.
                asked.setSoTimeout(1);
                assertThatThrownBy(() -> asked.getInputStream().readAllBytes())
                        .isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    private boolean known(String serial) {
        return seen().phones().stream()
                .anyMatch(
                        phone -> phone.serial().equals(serial) && phone.facts().isPresent());
    }

    private ScoutedPhone phone(String serial) {
        return seen().phones().stream()
                .filter(phone -> phone.serial().equals(serial))
                .findFirst()
                .orElseThrow();
    }

    private Scouting seen() {
        return Objects.requireNonNull(seen.get());
    }
}
