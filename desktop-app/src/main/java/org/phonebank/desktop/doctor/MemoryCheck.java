package org.phonebank.desktop.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phonebank.desktop.terminal.Quantities;

/** Memory for the program and for virtual phones. */
record MemoryCheck() implements Check {
    private static final String SUBJECT = "Free memory";
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+([0-9]{1,15}) kB");
    private static final long NEEDED = 700L << 20;
    /** Four virtual phones beside the window. */
    private static final long COMFORTABLE = 2L << 30;

    @Override
    public Finding examine() {
        return judge(availableMemory());
    }

    static Finding judge(long available) {
        String text = Quantities.bytes(available) + " are free.";
        if (available < NEEDED) {
            return Finding.missing(
                    SUBJECT,
                    text + " The program and one virtual phone need " + Quantities.bytes(NEEDED) + ".",
                    "close other programs");
        }
        if (available < COMFORTABLE) {
            return Finding.warning(
                    SUBJECT,
                    text + " Four virtual phones want " + Quantities.bytes(COMFORTABLE) + ".",
                    "close other programs, or use fewer: ./phonebank demo --phones 2");
        }
        return Finding.ok(SUBJECT, text);
    }

    static OptionalLong parseAvailable(List<String> meminfo) {
        for (String line : meminfo) {
            Matcher matcher = AVAILABLE.matcher(line);
            if (matcher.matches()) {
                return OptionalLong.of(Long.parseLong(matcher.group(1)) << 10);
            }
        }
        return OptionalLong.empty();
    }

    private static long availableMemory() {
        if (Files.isReadable(MEMINFO)) {
            try {
                OptionalLong available = parseAvailable(Files.readAllLines(MEMINFO));
                if (available.isPresent()) {
                    return available.getAsLong();
                }
            } catch (IOException e) {
                return freeMemoryOfPlatform();
            }
        }
        return freeMemoryOfPlatform();
    }

    private static long freeMemoryOfPlatform() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
    }
}
