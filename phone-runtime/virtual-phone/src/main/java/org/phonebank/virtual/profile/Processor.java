package org.phonebank.virtual.profile;

import java.util.List;

/**
 * A phone's processor.
 *
 * @param name as people call it
 * @param platform the value of {@code ro.board.platform}
 * @param hardware the last line of {@code /proc/cpuinfo}
 * @param features the flags in {@code /proc/cpuinfo}
 * @param clusters in the order in which Linux counts the cores
 */
public record Processor(
        String name, String platform, String hardware, List<String> features, List<CpuCluster> clusters) {
    public Processor {
        features = List.copyOf(features);
        clusters = List.copyOf(clusters);
        if (clusters.isEmpty()) {
            throw new IllegalArgumentException("The processor " + name + " has no cores.");
        }
    }
}
