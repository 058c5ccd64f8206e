package org.phonebank.desktop.wizard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;
import org.phonebank.provisioner.facts.Battery;
import org.phonebank.provisioner.facts.PhoneFacts;

/** Phones as a scout would see them. */
public final class SeenPhones {
    public static final String PLATFORM = "linux-x64";
    private static final long GIGA = 1_000_000_000;

    private SeenPhones() {}

    /** A virtual phone of this program that lacks nothing. */
    public static ScoutedPhone virtual(int number) {
        String serial = String.format("VP%02d", number);
        return new ScoutedPhone(
                new DiscoveredPhone(
                        serial,
                        "localhost:" + (6100 + number),
                        Transport.VIRTUAL,
                        PhoneState.READY,
                        PhoneAdvice.NONE,
                        ""),
                Origin.OWN_VIRTUAL,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 6100 + number),
                facts(serial, PLATFORM, 26, 2 * GIGA, 20 * GIGA, new Battery(80, false, 27, 3900)),
                Phrase.NONE);
    }

    /** A virtual phone of another program that lacks nothing. */
    public static ScoutedPhone otherVirtual(int number) {
        ScoutedPhone own = virtual(number);
        return new ScoutedPhone(
                own.seen(),
                Origin.OTHER_VIRTUAL,
                own.directAddress(),
                own.facts().orElseThrow(),
                Phrase.NONE);
    }

    /** The same phone with other facts. */
    public static ScoutedPhone with(ScoutedPhone phone, PhoneFacts facts) {
        return new ScoutedPhone(phone.seen(), phone.origin(), phone.directAddress(), facts, phone.problem());
    }

    /** A real phone on a cable. */
    public static ScoutedPhone onCable(String serial, PhoneState state, String model) {
        return onCable(serial, state, PhoneAdvice.NONE, model);
    }

    /** A real phone on a cable, of which more is known than its state. */
    public static ScoutedPhone onCable(String serial, PhoneState state, PhoneAdvice explanation, String model) {
        return new ScoutedPhone(
                new DiscoveredPhone(serial, serial, Transport.USB, state, explanation, model),
                Origin.ADB,
                null,
                null,
                Phrase.NONE);
    }

    public static PhoneFacts facts(String serial, String runtime, int api, long memory, long storage, Battery battery) {
        return new PhoneFacts(
                serial,
                "Google",
                "Pixel " + serial,
                api < 26 ? "7.1" : "8.1.0",
                api,
                "arm64-v8a",
                runtime,
                8,
                4 * GIGA,
                memory,
                storage,
                battery,
                Set.of(),
                !runtime.equals(PhoneFacts.ANDROID));
    }
}
