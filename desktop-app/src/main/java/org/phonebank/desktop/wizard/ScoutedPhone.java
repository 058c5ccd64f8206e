package org.phonebank.desktop.wizard;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.facts.PhoneFacts;

/**
 * A phone before a lab works with it.
 *
 * @param directAddress where its ADB daemon listens; null if the adb server holds it
 * @param knownFacts what it said of itself last; null as long as it has not been asked or did not answer
 * @param problem why it did not answer, though it is ready; none otherwise
 */
public record ScoutedPhone(
        DiscoveredPhone seen,
        Origin origin,
        @Nullable InetSocketAddress directAddress,
        @Nullable PhoneFacts knownFacts,
        Phrase problem) {
    public String serial() {
        return seen.serial();
    }

    public Optional<InetSocketAddress> endpoint() {
        return Optional.ofNullable(directAddress);
    }

    public Optional<PhoneFacts> facts() {
        return Optional.ofNullable(knownFacts);
    }

    public boolean ready() {
        return seen.state() == PhoneState.READY;
    }

    /** What is printed on it, or its serial as long as that is unknown. */
    public String name() {
        String whole = knownFacts == null ? seen.model() : knownFacts.name();
        return whole.isEmpty() ? serial() : whole;
    }
}
