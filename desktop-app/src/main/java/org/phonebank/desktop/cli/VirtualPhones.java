package org.phonebank.desktop.cli;

import java.util.List;
import java.util.Map;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.virtual.VirtualLabClient;

/** The phones of the running virtual lab as people and machines read them. */
final class VirtualPhones {
    private VirtualPhones() {}

    static void print(Console console, List<VirtualLabClient.Phone> phones) {
        for (VirtualLabClient.Phone phone : phones) {
            console.line(String.format(
                    "%-8s 127.0.0.1:%-6d %-28s %s", phone.serial(), phone.port(), phone.name(), phone.state()));
        }
        console.json(Map.of("phones", phones.stream().map(VirtualPhones::toJson).toList()));
    }

    private static Map<String, Object> toJson(VirtualLabClient.Phone phone) {
        return Map.of(
                "serial", phone.serial(),
                "name", phone.name(),
                "model", phone.model(),
                "address", "127.0.0.1:" + phone.port(),
                "state", phone.state());
    }
}
