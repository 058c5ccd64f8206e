package org.phonebank.tests.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.tests.support.ReferenceCase;

/**
 * Prints how long answers wait when a worker is killed in the middle of a token: real workers on loopback, two to each of
 * three stages of the sample model. Not part of the tests' run, because its figures are only worth something on a quiet
 * machine; but the tokens are compared.
 *
 * <pre>mvn -Dquick -pl tests -am test -Dtest=RecoveryBenchmark -Dphonebank.kills=60 -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class RecoveryBenchmark {
    private static final int STAGES = 3;
    private static final int KILLS = Integer.getInteger("phonebank.kills", 60);
    private static final int BITS = 4;
    private static final int MOST_TOKENS = 64;
    private static final int LEAST_TOKENS = 8;
    private static final int AFTERWARDS = 4;
    private static final int WARM_UP = 8;
    private static final int MEDIAN = 50;
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1e3;

    private final Histogram steps = new Histogram(DIGITS);
    private final Histogram computing = new Histogram(DIGITS);
    private final Histogram waiting = new Histogram(DIGITS);
    private final Histogram replaying = new Histogram(DIGITS);
    private final Histogram waitingWithoutReplay = new Histogram(DIGITS);
    private final Random random = new Random(1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Redundancy.class)
    void printsRecoveryOfKilledWorkers(Redundancy redundancy) throws Exception {
        int[] prompt = ReferenceCase.all().get(1).promptIds().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        try (SpareLab lab = SpareLab.sample(folder.resolve("stores"), BITS);
                WorkerPairs workers = WorkerPairs.start(lab, lab.stages(STAGES), redundancy, folder)) {
            List<Integer> undisturbed = Answered.without(lab, STAGES, prompt, MOST_TOKENS + AFTERWARDS)
                    .tokens();
            for (int answers = 0; answers < 2 * WARM_UP; answers++) {
                if (answers == WARM_UP) {
                    steps.reset();
                    computing.reset();
                }
                measureSteps(workers, prompt, undisturbed);
            }
            for (int kill = 0; kill < KILLS; kill++) {
                measureRecovery(workers, kill % STAGES, prompt, undisturbed);
                workers.replaceKilled();
            }
        }
        print(redundancy, prompt.length + MOST_TOKENS);
    }

    private void measureSteps(WorkerPairs workers, int[] prompt, List<Integer> undisturbed) throws Exception {
        try (TimedAnswer answer = TimedAnswer.begin(workers.pipeline(), prompt)) {
            while (answer.tokens().size() < MOST_TOKENS) {
                long computed = workers.computeMicros();
                steps.recordValue(answer.step());
                computing.recordValue(workers.computeMicros() - computed);
            }
            assertThat(answer.tokens()).isEqualTo(undisturbed.subList(0, MOST_TOKENS));
        }
    }

    private void measureRecovery(WorkerPairs workers, int stage, int[] prompt, List<Integer> undisturbed)
            throws Exception {
        int before = LEAST_TOKENS + random.nextInt(MOST_TOKENS - LEAST_TOKENS);
        long normal = steps.getValueAtPercentile(MEDIAN);
        long delayNanos = TimeUnit.MICROSECONDS.toNanos((long) (random.nextDouble() * normal));
        try (TimedAnswer answer = TimedAnswer.begin(workers.pipeline(), prompt)) {
            while (answer.tokens().size() < before) {
                answer.step();
            }
            long computed = workers.computeMicros();
            Thread killer = new Thread(() -> {
                LockSupport.parkNanos(delayNanos);
                workers.killServing(stage);
            });
            killer.start();
            // One of the two meets the dead worker.
            long waited = Math.max(0, answer.step() + answer.step() - 2 * normal);
            killer.join();
            long usual = 2 * computing.getValueAtPercentile(MEDIAN);
            long replay = Math.max(0, workers.computeMicros() - computed - usual);
            waiting.recordValue(waited);
            replaying.recordValue(replay);
            waitingWithoutReplay.recordValue(Math.max(0, waited - replay));
            while (answer.tokens().size() < before + AFTERWARDS) {
                answer.step();
            }
            assertThat(answer.tokens()).isEqualTo(undisturbed.subList(0, before + AFTERWARDS));
        }
    }

    private void print(Redundancy redundancy, int positions) {
        System.out.printf(Locale.ROOT, "%s, %d workers killed, up to %d positions%n", redundancy, KILLS, positions);
        print("a step", steps);
        print("waited beyond a step", waiting);
        if (redundancy == Redundancy.JOURNALED) {
            print("of that, computing again", replaying);
            print("the rest", waitingWithoutReplay);
        }
    }

    private static void print(String what, Histogram micros) {
        System.out.printf(
                Locale.ROOT,
                "  %-26s p50 %6.1f ms   p99 %6.1f ms   most %6.1f ms%n",
                what,
                micros.getValueAtPercentile(MEDIAN) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
                micros.getMaxValue() / MICROS_PER_MILLI);
    }
}
