package org.phonebank.desktop.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.phonebank.desktop.soak.Leaks;
import org.phonebank.desktop.soak.SoakResult;
import org.phonebank.desktop.soak.SoakSettings;

/** A soak's result as machines read it. */
@JsonPropertyOrder({"faults", "lost_tokens", "changed_tokens", "recovery_ms_p50", "recovery_ms_p99"})
record SoakJson(
        int faults,
        @JsonProperty("lost_tokens") int lostTokens,
        @JsonProperty("changed_tokens") int changedTokens,
        @JsonProperty("recovery_ms_p50") double recoveryMillisP50,
        @JsonProperty("recovery_ms_p99") double recoveryMillisP99,
        @JsonProperty("recovery_ms_max") double recoveryMillisMax,
        int recoveries,
        int takeovers,
        @JsonProperty("takeover_ms_p50") double takeoverMillisP50,
        @JsonProperty("takeover_ms_p99") double takeoverMillisP99,
        @JsonProperty("normal_step_ms") double normalStepMillis,
        long tokens,
        int answers,
        @JsonProperty("failed_answers") int failedAnswers,
        boolean whole,
        boolean interrupted,
        boolean passed,
        double seconds,
        long seed,
        int phones,
        int stages,
        String redundancy,
        @JsonProperty("faults_by_kind") Map<String, Integer> faultsByKind,
        @JsonProperty("threads_before") int threadsBefore,
        @JsonProperty("threads_after") int threadsAfter,
        @JsonProperty("open_files_before") int openFilesBefore,
        @JsonProperty("open_files_after") int openFilesAfter,
        @JsonProperty("processes_before") int processesBefore,
        @JsonProperty("processes_after") int processesAfter) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double HUNDREDTHS = 100;

    static SoakJson of(SoakResult result, SoakSettings settings) {
        Leaks.Held before = result.leaks().before();
        Leaks.Held after = result.leaks().after();
        return new SoakJson(
                result.faultCount(),
                result.lostTokens(),
                result.changedTokens(),
                millis(result.recoveries().p50()),
                millis(result.recoveries().p99()),
                millis(result.recoveries().longest()),
                result.recoveries().count(),
                result.takeovers().count(),
                millis(result.takeovers().p50()),
                millis(result.takeovers().p99()),
                millis(result.normalStep()),
                result.tokens(),
                result.answers(),
                result.failedAnswers(),
                result.whole(),
                result.interrupted(),
                result.passed(),
                result.took().toMillis() / MILLIS_PER_SECOND,
                settings.seed(),
                settings.phones(),
                settings.resilience().stages().orElse(settings.phones()),
                settings.resilience().redundancy().name().toLowerCase(Locale.ROOT),
                result.faults(),
                before.threads(),
                after.threads(),
                before.files(),
                after.files(),
                before.processes(),
                after.processes());
    }

    private static double millis(Duration time) {
        return Math.round(time.toNanos() / NANOS_PER_MILLI * HUNDREDTHS) / HUNDREDTHS;
    }
}
