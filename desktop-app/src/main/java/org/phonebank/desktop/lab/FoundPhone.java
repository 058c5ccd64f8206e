package org.phonebank.desktop.lab;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.facts.PhoneFacts;

/**
 * A phone as discovery sees it, and what it says of itself.
 *
 * @param knownFacts null unless the phone is ready and answered
 * @param problem why it did not answer, though it is ready; "" otherwise
 */
public record FoundPhone(DiscoveredPhone phone, @Nullable PhoneFacts knownFacts, String problem) {

    public Optional<PhoneFacts> facts() {
        return Optional.ofNullable(knownFacts);
    }

    /** The same phone with other advice on what to do. */
    public FoundPhone explained(PhoneAdvice explanation) {
        DiscoveredPhone better = new DiscoveredPhone(
                phone.serial(), phone.address(), phone.transport(), phone.state(), explanation, phone.model());
        return new FoundPhone(better, knownFacts, problem);
    }
}
