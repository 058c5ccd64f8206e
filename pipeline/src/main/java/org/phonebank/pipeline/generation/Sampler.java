package org.phonebank.pipeline.generation;

import java.util.OptionalInt;
import java.util.Set;
import org.phonebank.protocol.frame.CandidateList;

/**
 * Chooses a token exactly as if every logit were known, though only the most likely candidates are: where the others
 * could change the choice, it asks for more candidates. Without state: the same candidates and draw give the same token.
 */
final class Sampler {
    /** How many of the last tokens the repetition penalty is for. */
    static final int REPETITION_WINDOW = 256;

    private static final int FIRST_ASK = 128;

    private final GenerationSettings settings;
    private final int vocabularySize;

    Sampler(GenerationSettings settings, int vocabularySize) {
        this.settings = settings;
        this.vocabularySize = vocabularySize;
    }

    /**
     * How many candidates to ask for at first. The penalty only lowers logits, so that as many more candidates as there
     * are recent tokens hold whatever rises in their place.
     */
    int candidates(int recentTokens) {
        int wanted = settings.temperature() == 0 ? 1 : settings.topK() > 0 ? settings.topK() : FIRST_ASK;
        return (int) Math.min(vocabularySize, (long) wanted + recentTokens);
    }

    /**
     * Chooses.
     *
     * @param recent tokens that the repetition penalty is for
     * @param draw uniform in [0, 1)
     * @return empty if more candidates are needed to be sure, never if all were given
     */
    OptionalInt choose(CandidateList candidates, Set<Integer> recent, double draw) {
        Ranking ranking = Ranking.of(candidates, recent, settings.repetitionPenalty(), vocabularySize);
        if (ranking.size() == 0) {
            return OptionalInt.empty();
        }
        if (settings.temperature() == 0) {
            return OptionalInt.of(ranking.id(0));
        }
        int limit = ranking.size();
        double low = 0;
        double high = 0;
        if (settings.topK() > 0 && settings.topK() < vocabularySize) {
            limit = settings.topK();
            if (ranking.size() < limit) {
                return OptionalInt.empty();
            }
        } else {
            TailMass tail = ranking.tail(settings.temperature());
            low = tail.low();
            high = tail.high();
        }
        double[] cumulative = ranking.cumulativeWeights(limit, settings.temperature());
        return draw(ranking, cumulative, low, high, draw);
    }

    /** @param low and high bounds of the weight of everything behind the cumulative weights */
    private OptionalInt draw(Ranking ranking, double[] cumulative, double low, double high, double draw) {
        double known = cumulative[cumulative.length - 1];
        double lowest = known + low;
        double highest = known + high;
        if (settings.topP() < 1) {
            int last = firstReaching(cumulative, settings.topP() * lowest, high == 0);
            if (last < 0 || last != firstReaching(cumulative, settings.topP() * highest, high == 0)) {
                return OptionalInt.empty();
            }
            lowest = cumulative[last];
            highest = lowest;
        }
        boolean certain = lowest == highest;
        int chosen = firstAbove(cumulative, draw * lowest, certain);
        return chosen >= 0 && chosen == firstAbove(cumulative, draw * highest, certain)
                ? OptionalInt.of(ranking.id(chosen))
                : OptionalInt.empty();
    }

    /** @param complete whether rounding alone can keep the end from being reached */
    private static int firstReaching(double[] cumulative, double target, boolean complete) {
        for (int i = 0; i < cumulative.length; i++) {
            if (cumulative[i] >= target) {
                return i;
            }
        }
        return complete ? cumulative.length - 1 : -1;
    }

    private static int firstAbove(double[] cumulative, double target, boolean complete) {
        for (int i = 0; i < cumulative.length; i++) {
            if (cumulative[i] > target) {
                return i;
            }
        }
        return complete ? cumulative.length - 1 : -1;
    }
}
