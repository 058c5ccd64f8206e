package org.phonebank.tests.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.Resilience;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.placement.Forecast;
import org.phonebank.pipeline.placement.Judgement;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.tests.support.ReferenceCase;
import org.phonebank.virtual.VirtualPhone;

/**
 * Prints how many tokens a second six virtual phones give to one answer and to several at a time, what the workbench
 * foretold, and what a chat's next turn saves. All phones are paced, so that they compute for longer than frames travel.
 * Not part of the tests' run, because its figures are only worth something on a quiet machine; but the tokens are
 * compared.
 *
 * <pre>mvn -Dquick -pl tests -am package -Dtest=SeveralAnswersBenchmark -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@Timeout(1800)
class SeveralAnswersBenchmark {
    private static final int PHONES = 6;
    private static final double PACE = Double.parseDouble(System.getProperty("phonebank.pace", "20"));
    private static final int ROUNDS = Integer.getInteger("phonebank.rounds", 3);
    private static final long ANSWER_SECONDS = 300;

    @TempDir
    Path folder;

    @Test
    void printsThroughputOfSeveralAnswersAtATime() throws Exception {
        try (StruckLab lab = StruckLab.start(folder, PHONES, Resilience.USUAL)) {
            forecast("by self-tests", lab);
            for (VirtualPhone phone : lab.phones()) {
                phone.setPace(PACE);
            }
            printRatios(lab);
            forecast("as measured", lab);
            nextTurn(lab);
        }
    }

    /** Medians of rounds in which each number of answers has its turn, so that what else this machine does meets all. */
    private static void printRatios(StruckLab lab) throws Exception {
        List<Integer> counts = List.of(1, 2, 4, lab.freeAnswers());
        Map<Integer, List<Double>> rates = new TreeMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (int answers : counts) {
                double rate = rate(lab, answers);
                if (round > 0) {
                    rates.computeIfAbsent(answers, first -> new ArrayList<>()).add(rate);
                }
            }
        }
        double alone = median(Objects.requireNonNull(rates.get(1)));
        rates.forEach((answers, measured) -> System.out.printf(
                Locale.ROOT,
                "%d at a time %6.1f tokens/s, %.1f times as many (%s)%n",
                answers,
                median(measured),
                median(measured) / alone,
                measured));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Tokens per second over all answers. */
    private static double rate(StruckLab lab, int answers) throws Exception {
        ReferenceCase reference = ReferenceCase.all().get(1);
        long begin = System.nanoTime();
        List<CompletableFuture<ChatResult>> asked = new ArrayList<>();
        for (int i = 0; i < answers; i++) {
            asked.add(lab.begin(reference.messages(), reference.greedyIds().size()));
        }
        int tokens = 0;
        for (CompletableFuture<ChatResult> answer : asked) {
            List<Integer> ids =
                    answer.get(ANSWER_SECONDS, TimeUnit.SECONDS).generation().tokenIds();
            assertThat(ids).isEqualTo(reference.greedyIds());
            tokens += ids.size();
        }
        return tokens * 1e9 / (System.nanoTime() - begin);
    }

    private static void nextTurn(StruckLab lab) throws Exception {
        ReferenceCase reference = ReferenceCase.all().get(1);
        List<ChatMessage> messages = new ArrayList<>(reference.messages());
        ChatResult first = lab.begin(messages, 24).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        messages.add(new ChatMessage("assistant", first.text()));
        messages.add(new ChatMessage("user", "And then?"));
        for (int i = 0; i < 2; i++) {
            // The second time the phones know the whole prompt but its last token.
            ChatResult next = lab.begin(messages, 4).get(ANSWER_SECONDS, TimeUnit.SECONDS);
            System.out.printf(
                    Locale.ROOT,
                    "next turn: %d of %d tokens known, first token after %d ms%n",
                    next.generation().statistics().reusedTokens(),
                    next.promptTokenIds().size(),
                    next.timeToFirstToken().toMillis());
        }
    }

    private static void forecast(String when, StruckLab lab) {
        Workbench bench = lab.workbench();
        Forecast forecast = ((Judgement.Possible) bench.judge(bench.present())).forecast();
        System.out.printf(
                Locale.ROOT,
                "forecast %s: %.1f tokens/s alone, %.1f with many, first token after %d ms, %s J/token; MB/s %s%n",
                when,
                forecast.chatTokensPerSecond(),
                forecast.batchTokensPerSecond(),
                forecast.firstToken().toMillis(),
                forecast.joulesPerToken(),
                bench.phones().stream()
                        .map(phone -> String.format(
                                Locale.ROOT,
                                "%.0f (gain %.1f, link %d ms)",
                                phone.bytesPerSecond() / 1e6,
                                phone.promptGain(),
                                phone.roundTrip().toMillis()))
                        .collect(Collectors.joining(", ")));
    }
}
