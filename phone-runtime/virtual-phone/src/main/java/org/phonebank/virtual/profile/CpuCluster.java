package org.phonebank.virtual.profile;

/**
 * Cores of one kind.
 *
 * @param implementer as in {@code /proc/cpuinfo}, {@code 0x41} for Arm's own designs
 * @param part as in {@code /proc/cpuinfo}
 */
public record CpuCluster(int cores, int minMhz, int maxMhz, String implementer, String part) {
    public CpuCluster {
        if (cores < 1 || minMhz < 1 || maxMhz < minMhz) {
            throw new IllegalArgumentException("A cluster needs cores and a range of clock rates.");
        }
    }
}
