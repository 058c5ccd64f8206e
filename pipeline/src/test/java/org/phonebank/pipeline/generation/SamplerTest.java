package org.phonebank.pipeline.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplerTest {
    private static final int VOCABULARY = 60;

    @ParameterizedTest
    @CsvSource({
        "1.0, 0, 1.0, 1.0",
        "0.7, 0, 1.0, 1.0",
        "1.8, 0, 1.0, 1.0",
        "1.0, 5, 1.0, 1.0",
        "0.8, 0, 0.8, 1.0",
        "1.3, 7, 0.7, 1.0",
        "1.0, 0, 1.0, 1.3",
        "0.9, 6, 1.0, 1.5",
        "1.2, 0, 0.9, 1.4",
        "1.2, 8, 0.9, 2.0",
        "1.0, 100, 1.0, 1.1",
    })
    void countsFollowTheExactProbabilities(double temperature, int topK, double topP, double penalty) {
        Random random = new Random(5);
        float[] logits = logits(random);
        Set<Integer> recent = Set.of(best(logits), 3, 17, 41);
        GenerationSettings settings = settings(temperature, topK, topP, penalty);
        double[] exact = probabilities(logits, recent, settings);
        int draws = 20_000;
        int[] counts = new int[VOCABULARY];

        for (int i = 0; i < draws; i++) {
            counts[sample(settings, logits, recent, random.nextDouble())]++;
        }

        for (int id = 0; id < VOCABULARY; id++) {
            double fiveDeviations = 5 * Math.sqrt(exact[id] * (1 - exact[id]) / draws);
            assertThat((double) counts[id] / draws)
                    .as("token %d", id)
                    .isCloseTo(exact[id], within(fiveDeviations + 1e-9));
        }
    }

    @Test
    void fewCandidatesDecideOnlyWhatAllWouldDecideAlike() {
        Random random = new Random(11);
        int decided = 0;
        for (int round = 0; round < 6_000; round++) {
            float[] logits = logits(random);
            Set<Integer> recent =
                    random.ints(random.nextInt(6), 0, VOCABULARY).boxed().collect(Collectors.toSet());
            GenerationSettings settings = settings(
                    random.nextInt(4) == 0 ? 0 : 0.2 + 2 * random.nextDouble(),
                    random.nextBoolean() ? 0 : 1 + random.nextInt(20),
                    random.nextBoolean() ? 1 : 0.05 + 0.94 * random.nextDouble(),
                    random.nextBoolean() ? 1 : 1 + random.nextDouble());
            Sampler sampler = new Sampler(settings, VOCABULARY);
            double draw = random.nextDouble();

            OptionalInt few = sampler.choose(ToyModel.candidates(logits, 1 + random.nextInt(VOCABULARY)), recent, draw);
            OptionalInt all = sampler.choose(ToyModel.candidates(logits, VOCABULARY), recent, draw);

            assertThat(all).isPresent();
            if (few.isPresent()) {
                decided++;
                assertThat(few).as("round %d, %s", round, settings).isEqualTo(all);
            }
        }
        assertThat(decided).isGreaterThan(2_400);
    }

    @Test
    void askingForTopKAndTheRecentTokensAlwaysDecides() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            float[] logits = logits(random);
            Set<Integer> recent =
                    new HashSet<>(random.ints(8, 0, VOCABULARY).boxed().toList());
            GenerationSettings settings = settings(round % 2, 1 + random.nextInt(9), 0.9, 1.8);
            Sampler sampler = new Sampler(settings, VOCABULARY);

            OptionalInt chosen = sampler.choose(
                    ToyModel.candidates(logits, sampler.candidates(recent.size())), recent, random.nextDouble());

            assertThat(chosen).isPresent();
        }
    }

    @Test
    void greedyTakesTheLowestIdAmongEquals() {
        float[] logits = new float[VOCABULARY];
        logits[9] = 2;
        logits[4] = 2;

        assertThat(sample(settings(0, 0, 1, 1), logits, Set.of(), 0)).isEqualTo(4);
    }

    @Test
    void greedyLeavesAPenalisedTokenForTheNextBest() {
        float[] logits = new float[VOCABULARY];
        logits[9] = 2;
        logits[4] = 1.9f;
        logits[5] = -1;

        assertThat(sample(settings(0, 0, 1, 1.2), logits, Set.of(9, 5), 0)).isEqualTo(4);
    }

    @Test
    void asksForAsFewCandidatesAsAreEnough() {
        assertThat(new Sampler(settings(0, 0, 1, 1), 3072).candidates(0)).isEqualTo(1);
        assertThat(new Sampler(settings(0, 40, 1, 1.1), 3072).candidates(30)).isEqualTo(31);
        assertThat(new Sampler(settings(1, 40, 0.9, 1.1), 3072).candidates(30)).isEqualTo(70);
        assertThat(new Sampler(settings(1, 0, 0.9, 1), 3072).candidates(0)).isEqualTo(128);
        assertThat(new Sampler(settings(1, 100, 0.9, 1), VOCABULARY).candidates(0))
                .isEqualTo(VOCABULARY);
    }

    private static int sample(GenerationSettings settings, float[] logits, Set<Integer> recent, double draw) {
        Sampler sampler = new Sampler(settings, VOCABULARY);
        for (int asked = Math.min(12, VOCABULARY); ; asked = VOCABULARY) {
            OptionalInt chosen = sampler.choose(ToyModel.candidates(logits, asked), recent, draw);
            if (chosen.isPresent()) {
                return chosen.getAsInt();
            }
        }
    }

    /** The textbook way over the whole vocabulary. */
    private static double[] probabilities(float[] logits, Set<Integer> recent, GenerationSettings settings) {
        double[] scores = new double[VOCABULARY];
        for (int id = 0; id < VOCABULARY; id++) {
            double penalty = recent.contains(id) ? settings.repetitionPenalty() : 1;
            scores[id] = (logits[id] < 0 ? logits[id] * penalty : logits[id] / penalty) / settings.temperature();
        }
        List<Integer> order = IntStream.range(0, VOCABULARY)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> -scores[id]))
                .limit(settings.topK() == 0 ? VOCABULARY : settings.topK())
                .toList();
        double sum = order.stream().mapToDouble(id -> Math.exp(scores[id])).sum();
        double[] kept = new double[VOCABULARY];
        double mass = 0;
        for (int id : order) {
            if (mass < settings.topP()) {
                kept[id] = Math.exp(scores[id]) / sum;
                mass += kept[id];
            }
        }
        for (int id = 0; id < VOCABULARY; id++) {
            kept[id] /= mass;
        }
        return kept;
    }

    private static GenerationSettings settings(double temperature, int topK, double topP, double penalty) {
        return new GenerationSettings(1, temperature, topK, topP, penalty, 0, Set.of());
    }

    private static float[] logits(Random random) {
        float[] logits = new float[VOCABULARY];
        double spread = 0.2 + 3 * random.nextDouble();
        for (int i = 0; i < VOCABULARY; i++) {
            logits[i] = (float) (random.nextGaussian() * spread);
        }
        return logits;
    }

    private static int best(float[] logits) {
        return ToyModel.candidates(logits, 1).id(0);
    }
}
