package org.phonebank.desktop.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.UnknownHostException;
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
