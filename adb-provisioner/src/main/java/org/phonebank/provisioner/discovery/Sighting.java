package org.phonebank.provisioner.discovery;

import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;

/**
 * A phone as one source sees it, before sources are merged.
 *
 * @param serial the address as long as the phone's own serial is not known
 * @param direct whether this computer talks to its adbd without an adb server
 */
record Sighting(
        String serial,
        String address,
        boolean direct,
        Transport transport,
        PhoneState state,
        PhoneAdvice explanation,
        String model) {

    DiscoveredPhone asPhone() {
        return new DiscoveredPhone(serial, address, transport, state, explanation, model);
    }

    DiscoveredPhone asDuplicateOf(Sighting used) {
        return new DiscoveredPhone(
                serial,
                address,
                transport,
                PhoneState.DUPLICATE,
                PhoneAdvice.of(PhoneProblem.SAME_PHONE, used.address),
                model);
    }
}
