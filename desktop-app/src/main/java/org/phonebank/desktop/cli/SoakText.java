package org.phonebank.desktop.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.phonebank.desktop.soak.Leaks;
import org.phonebank.desktop.soak.Percentiles;
import org.phonebank.desktop.soak.SoakResult;
import org.phonebank.desktop.soak.SoakSettings;
import org.phonebank.desktop.terminal.Quantities;

/** A soak's result as people read it. */
final class SoakText {
    private SoakText() {}

    static List<String> lines(SoakResult result, SoakSettings settings) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("In " + Quantities.duration(result.took()) + " with seed " + settings.seed() + ":");
        lines.add(row("faults", String.valueOf(result.faultCount())));
        new TreeMap<>(result.faults()).forEach((fault, count) -> lines.add(row("  " + fault, String.valueOf(count))));
        lines.add(row(
                "answers",
                result.answers() + (result.failedAnswers() == 0 ? "" : ", " + result.failedAnswers() + " failed")));
        lines.add(row("tokens", String.valueOf(result.tokens())));
        lines.add(row("  lost", String.valueOf(result.lostTokens())));
        lines.add(row("  changed", String.valueOf(result.changedTokens())));
        lines.add(row("usual step", Quantities.duration(result.normalStep())));
        lines.add(row("recovery beyond it", words(result.recoveries())));
        lines.add(row("takeover", words(result.takeovers())));
        Leaks.Held before = result.leaks().before();
        Leaks.Held after = result.leaks().after();
        lines.add(row("threads", before.threads() + " before, " + after.threads() + " after"));
        if (before.files() >= 0) {
            lines.add(row("open files", before.files() + " before, " + after.files() + " after"));
        }
        lines.add(row("processes", before.processes() + " before, " + after.processes() + " after"));
        lines.add(row("whole at the end", result.whole() ? "yes" : "no"));
        return lines;
    }

    private static String words(Percentiles times) {
        return times.count() == 0
                ? "none was needed"
                : times.count() + ": half within " + Quantities.duration(times.p50()) + ", 99 % within "
                        + Quantities.duration(times.p99()) + ", longest " + Quantities.duration(times.longest());
    }

    private static String row(String name, String value) {
        return String.format("  %-20s %s", name, value);
    }
}
