package org.phonebank.desktop.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.phonebank.desktop.lab.FoundPhone;
import org.phonebank.desktop.terminal.Quantities;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.facts.Battery;
import org.phonebank.provisioner.facts.PhoneFacts;

/** Phones as people read them: a line each, and under it what the phone says of itself or what to do. */
final class PhoneText {
    private static final String INDENT = "    ";

    private PhoneText() {}

    static List<String> table(List<FoundPhone> phones) {
        int serialWidth =
                width(phones.stream().map(found -> found.phone().serial()).toList());
        int modelWidth =
                width(phones.stream().map(found -> found.phone().model()).toList());
        List<String> lines = new ArrayList<>();
        for (FoundPhone found : phones) {
            DiscoveredPhone phone = found.phone();
            lines.add(String.format(
                            "%-" + serialWidth + "s  %-" + modelWidth + "s  %-13s  %-7s  %s",
                            phone.serial(),
                            phone.model(),
                            word(phone.state()),
                            word(phone.transport()),
                            phone.address())
                    .stripTrailing());
            if (!phone.explanation().isNone()) {
                lines.add(INDENT + phone.explanation().english());
            }
            if (!found.problem().isEmpty()) {
                lines.add(INDENT + found.problem());
            }
            found.facts().ifPresent(facts -> lines.add(INDENT + describe(facts)));
        }
        return lines;
    }

    private static String describe(PhoneFacts facts) {
        StringBuilder words = new StringBuilder()
                .append(facts.manufacturer())
                .append(", Android ")
                .append(facts.androidRelease())
                .append(" (API ")
                .append(facts.api())
                .append("), ")
                .append(facts.abi())
                .append(", ")
                .append(Quantities.plural(facts.cores(), "core"))
                .append(", ")
                .append(Quantities.bytes(facts.availableMemoryBytes()))
                .append(" of ")
                .append(Quantities.bytes(facts.totalMemoryBytes()))
                .append(" memory free, ")
                .append(Quantities.bytes(facts.freeStorageBytes()))
                .append(" storage free");
        Battery battery = facts.battery();
        if (battery != null) {
            words.append(String.format(
                    Locale.ROOT,
                    ", battery %d %%%s, %.1f °C",
                    battery.percent(),
                    battery.charging() ? " charging" : "",
                    battery.celsius()));
        }
        return words.toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static int width(List<String> texts) {
        return Math.max(1, texts.stream().mapToInt(String::length).max().orElse(1));
    }
}
