package org.phonebank.worker.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidateSelectorTest {
    @Test
    void selectionEqualsAFullSortForAnySize() {
        Random random = new Random(5);
        CandidateSelector selector = new CandidateSelector();
        for (int round = 0; round < 300; round++) {
            // Few distinct values, so that ties occur.
            float[] logits = new float[1 + random.nextInt(200)];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = random.nextInt(40) - 20;
            }
            int wanted = 1 + random.nextInt(logits.length);

            selector.select(logits, logits.length, wanted);

            int[] expected = sorted(logits, wanted);
            assertThat(Arrays.copyOf(selector.ids(), selector.size())).isEqualTo(expected);
            for (int i = 0; i < wanted; i++) {
                assertThat(selector.values()[i]).isEqualTo(logits[expected[i]]);
            }
        }
    }

    @Test
    void logSumExpIsExactForLargeLogits() {
        CandidateSelector selector = new CandidateSelector();
        selector.select(new float[] {1000, 1000, 900}, 3, 1);
        assertThat(selector.logSumExp()).isEqualTo((float) (1000 + Math.log(2)));
    }

    @Test
    void logSumExpCoversTheWholeVocabulary() {
        float[] logits = new float[50_000];
        Random random = new Random(9);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = random.nextFloat() * 60;
        }
        double sum = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i]))
                .sum();
        CandidateSelector selector = new CandidateSelector();
        selector.select(logits, logits.length, 1);

        assertThat(selector.logSumExp()).isCloseTo((float) Math.log(sum), within(1e-5f));
    }

    private static int[] sorted(float[] logits, int wanted) {
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -logits[i]).thenComparing(i -> i))
                .mapToInt(i -> i)
                .limit(wanted)
                .toArray();
    }
}
