package org.phonebank.tests.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.lab.Resilience;
import org.phonebank.tests.support.ReferenceCase;
import org.phonebank.virtual.VirtualPhone;

/**
 * Prints how fast six virtual phones answer before and after one of them becomes four times as slow, with nobody
 * interfering. All are paced, so that they compute for longer than frames travel. Not part of the tests' run, because its
 * figures are only worth something on a quiet machine; but the tokens are compared.
 *
 * <pre>mvn -Dquick -pl tests -am package -Dtest=RebalanceBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@Timeout(1800)
class RebalanceBenchmark {
    private static final int PHONES = 6;
    private static final int SLOWED_STAGE = 2;
    private static final double PACE = Double.parseDouble(System.getProperty("phonebank.pace", "20"));
    private static final int SLOWER = 4;
    private static final Duration WATCHED = Duration.ofSeconds(Integer.getInteger("phonebank.seconds", 180));
    private static final int ANSWERS = 5;

    @TempDir
    Path folder;

    @Test
    void printsThroughputAroundASlowedPhone() throws Exception {
        double inTheEnd;
        try (StruckLab lab = StruckLab.start(folder, PHONES, Resilience.USUAL)) {
            for (VirtualPhone phone : lab.phones()) {
                phone.setPace(PACE);
            }
            print("before", measure(lab), lab);
            lab.phone(lab.serving().stages().get(SLOWED_STAGE).holders().get(0).serial())
                    .setPace(PACE * SLOWER);
            long slowed = System.nanoTime();
            Serving last = lab.serving();
            while (System.nanoTime() - slowed < WATCHED.toNanos()) {
                double rate = answer(lab);
                if (!lab.serving().equals(last) || last.stages().size() == PHONES) {
                    print(
                            "after "
                                    + Duration.ofNanos(System.nanoTime() - slowed)
                                            .toSeconds() + " s",
                            rate,
                            lab);
                }
                last = lab.serving();
            }
            inTheEnd = measure(lab);
            print("in the end", inTheEnd, lab);
        }
        double best = bestPossible();
        System.out.printf(
                Locale.ROOT,
                "%-12s %5.1f tokens/s; in the end %.0f %% of it%n",
                "best possible",
                best,
                100 * inTheEnd / best);
    }

    /** With all phones but the slow one, placed for their speed from the beginning. */
    private double bestPossible() throws Exception {
        try (StruckLab lab = StruckLab.start(folder.resolve("best"), PHONES - 1, Resilience.USUAL)) {
            for (VirtualPhone phone : lab.phones()) {
                phone.setPace(PACE);
            }
            double rate = measure(lab);
            print("five phones", rate, lab);
            return rate;
        }
    }

    /** The median of a few answers, in tokens per second. */
    private static double measure(StruckLab lab) throws Exception {
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < ANSWERS; i++) {
            rates.add(answer(lab));
        }
        return rates.stream().sorted().toList().get(ANSWERS / 2);
    }

    private static double answer(StruckLab lab) throws Exception {
        ReferenceCase reference = ReferenceCase.all().get(1);
        long begin = System.nanoTime();
        List<Integer> tokens =
                lab.ask(reference.messages(), reference.greedyIds().size());
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(tokens).isEqualTo(reference.greedyIds());
        return tokens.size() / seconds;
    }

    private static void print(String when, double rate, StruckLab lab) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %5.1f tokens/s   %s%n",
                when,
                rate,
                lab.serving().stages().stream()
                        .map(stage -> stage.layers().count() + " on "
                                + stage.holders().stream()
                                        .map(Serving.Holder::serial)
                                        .collect(Collectors.joining("+")))
                        .collect(Collectors.joining(", ")));
    }
}
