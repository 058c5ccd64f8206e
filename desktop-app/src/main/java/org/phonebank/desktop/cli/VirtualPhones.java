package org.phonebank.desktop.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.VirtualLabClient;

/** The phones of running virtual labs as people and machines read them. */
final class VirtualPhones {
    private static final String AWAITING = "awaiting authorization";

    private VirtualPhones() {}

    static void print(Console console, List<VirtualLabClient.Phone> phones) {
        for (VirtualLabClient.Phone phone : phones) {
            console.line(String.format(
                    "%-8s 127.0.0.1:%-6d %-28s %s", phone.serial(), phone.port(), phone.name(), words(phone)));
        }
        console.json(Map.of("phones", phones.stream().map(VirtualPhones::toJson).toList()));
    }

    /** The serial of the running phone at an address such as 127.0.0.1:6100 or localhost:6100; empty if there is none. */
    static Optional<String> serialAt(String address, List<VirtualLabClient.Phone> phones) {
        return phones.stream()
                .filter(phone -> address(phone).equals(address) || address.equals("localhost:" + phone.port()))
                .map(VirtualLabClient.Phone::serial)
                .findFirst();
    }

    /** The command that does what a tap on the screen of a real phone does. */
    static String authorizeCommand(String serial) {
        return "./phonebank virtual authorize " + serial;
    }

    private static String words(VirtualLabClient.Phone phone) {
        String state = phone.state().equals(AWAITING)
                ? "needs authorization: ./phonebank phones, then " + authorizeCommand(phone.serial())
                : phone.state();
        List<String> faults = faults(phone);
        return faults.isEmpty() ? state : state + ", " + String.join(", ", faults);
    }

    /** Without what the state says already. */
    private static List<String> faults(VirtualLabClient.Phone phone) {
        return phone.faults().stream()
                .filter(fault -> !fault.equals(Fault.UNPLUG.word()))
                .toList();
    }

    private static String address(VirtualLabClient.Phone phone) {
        return "127.0.0.1:" + phone.port();
    }

    private static Map<String, Object> toJson(VirtualLabClient.Phone phone) {
        return Map.of(
                "serial", phone.serial(),
                "name", phone.name(),
                "model", phone.model(),
                "address", address(phone),
                "state", phone.state(),
                "faults", faults(phone));
    }
}
