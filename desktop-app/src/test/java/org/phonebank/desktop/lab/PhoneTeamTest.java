package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

class PhoneTeamTest {
    private final List<LabPhone> phones =
            Stream.of("VP01", "VP02", "VP03").map(PhoneTeamTest::phone).toList();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Test
    void allPhonesWorkAtTheSameTime() throws Exception {
        CountDownLatch together = new CountDownLatch(phones.size());

        new PhoneTeam(() -> false).onAll(phones, (phone, stopped) -> {
            together.countDown();
            together.await();
            seen.add(phone.serial());
        });

        assertThat(seen).isEqualTo(Set.of("VP01", "VP02", "VP03"));
    }

    @Test
    void firstFailureStopsTheOthersAndIsTheOneThatIsTold() {
        CountDownLatch begun = new CountDownLatch(2);

        assertThatThrownBy(() -> new PhoneTeam(() -> false).onAll(phones, (phone, stopped) -> {
                    if (phone.serial().equals("VP02")) {
                        begun.await();
                        throw new LabException(Phrase.verbatim("VP02 is gone."));
                    }
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        seen.add(phone.serial() + (stopped.getAsBoolean() ? " stopped" : ""));
                    }
                }))
                .isInstanceOf(LabException.class)
                .hasMessage("VP02 is gone.");

        assertThat(seen).isEqualTo(Set.of("VP01 stopped", "VP03 stopped"));
    }

    @Test
    void phoneThatFailsLeavesTheOthersAloneWhereEachIsOnItsOwn() {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);

        assertThatThrownBy(() -> new PhoneTeam(() -> false).onEach(phones, (phone, stopped) -> {
                    if (phone.serial().equals("VP02")) {
                        ended.countDown();
                        throw new LabException(Phrase.verbatim("VP02 is gone."));
                    }
                    ended.await();
                    // Time for an interrupt, if there were to be one.
                    assertThat(never.await(200, TimeUnit.MILLISECONDS)).isFalse();
                    seen.add(phone.serial() + (stopped.getAsBoolean() ? " stopped" : ""));
                }))
                .isInstanceOf(LabException.class)
                .hasMessage("VP02 is gone.");

        assertThat(seen).isEqualTo(Set.of("VP01", "VP03"));
    }

    @Test
    void cancellationIsNoFailure() {
        assertThatThrownBy(() -> new PhoneTeam(() -> true).onAll(phones, (phone, stopped) -> {
                    throw new LabException(Phrase.verbatim("Stopped in the middle."));
                }))
                .isInstanceOf(CancellationException.class);
    }

    private static LabPhone phone(String serial) {
        return new LabPhone(new DiscoveredPhone(
                serial, "127.0.0.1:1", Transport.VIRTUAL, PhoneState.READY, PhoneAdvice.NONE, "Pixel 2"));
    }
}
