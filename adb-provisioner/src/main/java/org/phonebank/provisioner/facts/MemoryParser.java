package org.phonebank.provisioner.facts;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code /proc/meminfo}. */
final class MemoryParser {
    record Memory(long totalBytes, long availableBytes) {}

    private MemoryParser() {}

    /** Kernels before 3.14 do not tell what is available: what is free or given back on demand comes close. */
    static Optional<Memory> parse(String text) {
        OptionalLong total = bytes(text, "MemTotal");
        OptionalLong available = bytes(text, "MemAvailable");
        OptionalLong free = bytes(text, "MemFree");
        if (total.isEmpty() || (available.isEmpty() && free.isEmpty())) {
            return Optional.empty();
        }
        long usable = available.isPresent()
                ? available.getAsLong()
                : free.getAsLong()
                        + bytes(text, "Buffers").orElse(0)
                        + bytes(text, "Cached").orElse(0);
        return Optional.of(new Memory(total.getAsLong(), Math.min(usable, total.getAsLong())));
    }

    private static OptionalLong bytes(String text, String name) {
        Matcher matcher =
                Pattern.compile("(?m)^" + name + ":\\s+(\\d{1,15}) kB\\s*$").matcher(text);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1)) << 10) : OptionalLong.empty();
    }
}
