package org.phonebank.desktop.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this process holds that it must give back. */
public final class Leaks {
    private static final Logger LOG = LoggerFactory.getLogger(Leaks.class);
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    /** Pools of the transport end their last threads when they were idle for a moment. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Shared by all that runs here: pools whose threads end when they had no work for a minute, and a timer. */
    private static final Set<String> IDLE = Set.of("virtual-phone-idle", "virtual-phone-watch", "process reaper");

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Leaks() {}

    /**
     * What is held at one time.
     *
     * @param files -1 where this cannot be known
     * @param processes that this one started and that run
     */
    public record Held(int threads, int files, int processes) {
        boolean exceeds(Held other) {
            return threads > other.threads || files > other.files || processes > other.processes;
        }
    }

    /** Before a soak and after it. */
    public record Found(Held before, Held after) {}

    static Held now() throws IOException {
        int files = -1;
        if (Files.isDirectory(OPEN_FILES)) {
            try (Stream<Path> open = Files.list(OPEN_FILES)) {
                files = (int) open.count();
            }
        }
        int processes = (int) ProcessHandle.current().descendants().count();
        return new Held(threads().size(), files, processes);
    }

    /** Gives what ends a moment later the time to do so. */
    static Held afterwards(Held before) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Held now = now();
        while (now.exceeds(before) && System.nanoTime() - deadline < 0) {
            Thread.sleep(PAUSE.toMillis());
            now = now();
        }
        if (now.exceeds(before)) {
            LOG.warn(
                    "More is held after the soak than before: {} where it was {}. Threads: {}", now, before, threads());
        }
        return now;
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !IDLE.contains(name))
                .sorted()
                .toList();
    }
}
