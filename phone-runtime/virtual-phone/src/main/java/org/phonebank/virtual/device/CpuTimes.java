package org.phonebank.virtual.device;

import java.time.Duration;

/** How long a phone's cores have worked and idled. For one thread at a time. */
final class CpuTimes {
    /** What Android itself does beside everything else. */
    private static final double SYSTEM_SHARE = 0.015;

    private final int cores;
    private double userSeconds;
    private double systemSeconds;
    private double idleSeconds;

    CpuTimes(int cores) {
        this.cores = cores;
    }

    /**
     * Lets time pass.
     *
     * @param work done by processes in that time, at most all cores' worth
     * @return how many cores were busy on average
     */
    double advance(Duration elapsed, Duration work) {
        double seconds = elapsed.toNanos() / 1e9;
        if (seconds <= 0) {
            return 0;
        }
        double system = seconds * cores * SYSTEM_SHARE;
        double user = Math.min(work.toNanos() / 1e9, seconds * cores - system);
        userSeconds += user;
        systemSeconds += system;
        idleSeconds += seconds * cores - user - system;
        return (user + system) / seconds;
    }

    /** Ticks of 10 ms over all cores, as {@code /proc/stat} counts. */
    long userTicks() {
        return (long) (userSeconds * 100);
    }

    long systemTicks() {
        return (long) (systemSeconds * 100);
    }

    long idleTicks() {
        return (long) (idleSeconds * 100);
    }
}
