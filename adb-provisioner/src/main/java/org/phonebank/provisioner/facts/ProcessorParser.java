package org.phonebank.provisioner.facts;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code /proc/cpuinfo} and {@code nproc}. */
final class ProcessorParser {
    private static final int MAX_FEATURES = 300;
    private static final int MAX_LINES = 20_000;
    private static final int MAX_CORES = 1024;

    private ProcessorParser() {}

    /** Features that all listed cores have: {@code Features} on ARM, {@code flags} on x86. */
    static Set<String> features(String cpuinfo) {
        @Nullable Set<String> common = null;
        for (String line : (Iterable<String>) cpuinfo.lines().limit(MAX_LINES)::iterator) {
            String name = name(line);
            if (name.equals("features") || name.equals("flags")) {
                String value = line.substring(line.indexOf(':') + 1).strip();
                Set<String> ofThisCore = new HashSet<>(Arrays.asList(value.split("\\s+", MAX_FEATURES)));
                ofThisCore.removeIf(feature -> !feature.matches("[A-Za-z0-9_.]{1,32}"));
                if (common == null) {
                    common = ofThisCore;
                } else {
                    common.retainAll(ofThisCore);
                }
            }
        }
        return common == null ? Set.of() : Set.copyOf(common);
    }

    /** What {@code nproc} says, else the cores that cpuinfo lists, else 1. */
    static int cores(String nproc, String cpuinfo) {
        String told = nproc.strip();
        long cores = told.matches("[1-9]\\d{0,3}")
                ? Integer.parseInt(told)
                : cpuinfo.lines()
                        .limit(MAX_LINES)
                        .filter(line -> name(line).equals("processor") && line.matches("processor\\s*:\\s*\\d+\\s*"))
                        .count();
        return (int) Math.max(1, Math.min(MAX_CORES, cores));
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }
}
