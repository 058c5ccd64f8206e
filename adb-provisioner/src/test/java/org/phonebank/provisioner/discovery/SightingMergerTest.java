package org.phonebank.provisioner.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;

class SightingMergerTest {
    private static Sighting usb(String serial, PhoneState state) {
        return new Sighting(serial, serial, false, Transport.USB, state, says("usb " + state), "Pixel");
    }

    private static Sighting wifi(String serial, boolean direct, PhoneState state) {
        String address = direct ? "10.0.0.7:5600" : "10.0.0.7:5601";
        return new Sighting(serial, address, direct, Transport.WIFI, state, says("wifi " + state), "Pixel");
    }

    private static PhoneAdvice says(String words) {
        return PhoneAdvice.of(PhoneProblem.OTHER, words);
    }

    @Test
    void ordersPhonesBySerial() {
        assertThat(SightingMerger.merge(List.of(usb("B", PhoneState.READY), usb("A", PhoneState.OFFLINE))))
                .containsExactly(
                        new DiscoveredPhone("A", "A", Transport.USB, PhoneState.OFFLINE, says("usb OFFLINE"), "Pixel"),
                        new DiscoveredPhone("B", "B", Transport.USB, PhoneState.READY, says("usb READY"), "Pixel"));
    }

    @Test
    void prefersUsbThenTheDirectWay() {
        List<DiscoveredPhone> merged = SightingMerger.merge(List.of(
                wifi("A", false, PhoneState.READY), wifi("A", true, PhoneState.READY), usb("A", PhoneState.READY)));

        assertThat(merged).extracting(DiscoveredPhone::address).containsExactly("A", "10.0.0.7:5600", "10.0.0.7:5601");
        assertThat(merged)
                .extracting(DiscoveredPhone::state)
                .containsExactly(PhoneState.READY, PhoneState.DUPLICATE, PhoneState.DUPLICATE);
        assertThat(merged.get(1).explanation())
                .hasToString("This is the same phone as A, which is used; nothing to do.");
    }

    @Test
    void aWayThatWorksBeatsUsbThatDoesNot() {
        List<DiscoveredPhone> merged =
                SightingMerger.merge(List.of(usb("A", PhoneState.UNAUTHORIZED), wifi("A", true, PhoneState.READY)));

        assertThat(merged).extracting(DiscoveredPhone::transport).containsExactly(Transport.WIFI, Transport.USB);
    }

    @Test
    void aPhoneThatCameBackAnotherWayHasNotVanished() {
        assertThat(SightingMerger.merge(List.of(usb("A", PhoneState.VANISHED), wifi("A", true, PhoneState.READY))))
                .extracting(DiscoveredPhone::state)
                .containsExactly(PhoneState.READY);
    }
}
