package org.phonebank.desktop.history;

import java.time.Duration;
import java.time.Instant;

/**
 * A process as it can be found again.
 *
 * @param started milliseconds since the epoch, 0 if the system does not tell
 */
public record RunProcess(long pid, long started) {
    /** The system's clock may be set while a process runs. */
    private static final long TOLERANCE_MILLIS = Duration.ofSeconds(5).toMillis();

    public static RunProcess current() {
        return of(ProcessHandle.current());
    }

    /** Whether it still runs, and is not another one that got its number. */
    public boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(RunProcess::of)
                .filter(found ->
                        started == 0 || found.started == 0 || Math.abs(found.started - started) <= TOLERANCE_MILLIS)
                .isPresent();
    }

    private static RunProcess of(ProcessHandle process) {
        return new RunProcess(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }
}
