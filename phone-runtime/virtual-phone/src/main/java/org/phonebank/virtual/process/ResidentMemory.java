package org.phonebank.virtual.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory that a process of this machine really holds. Known on Linux; elsewhere a process counts as nothing, because
 * Java cannot ask.
 */
final class ResidentMemory {
    private static final boolean LINUX = Files.isReadable(Path.of("/proc/self/status"));
    private static final String FIELD = "VmRSS:";

    private ResidentMemory() {}

    static long bytes(long pid) {
        if (!LINUX) {
            return 0;
        }
        try {
            return parse(Files.readString(Path.of("/proc/" + pid + "/status"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended between the question and the answer.
            return 0;
        }
    }

    /** Reads the field from the text of {@code /proc/<pid>/status}; a process that has ended has none. */
    static long parse(String status) {
        return status.lines()
                .filter(line -> line.startsWith(FIELD))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElse(0);
    }
}
