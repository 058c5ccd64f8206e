package org.phonebank.pipeline.generation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import org.phonebank.protocol.frame.CandidateList;

/**
 * Candidates after the repetition penalty, most likely first, as far as their order against all other tokens is certain:
 * a candidate that the penalty lowered below the last one given may stand behind tokens that nobody has named.
 */
final class Ranking {
    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingDouble(Ranked::logit).reversed().thenComparingInt(Ranked::id);

    private final Ranked[] ranked;
    private final int certain;
    private final CandidateList candidates;
    private final int vocabularySize;
    private final boolean recentUnnamed;

    private Ranking(Ranked[] ranked, int certain, CandidateList candidates, int vocabularySize, boolean recentUnnamed) {
        this.ranked = ranked;
        this.certain = certain;
        this.candidates = candidates;
        this.vocabularySize = vocabularySize;
        this.recentUnnamed = recentUnnamed;
    }

    static Ranking of(CandidateList candidates, Set<Integer> recent, double penalty, int vocabularySize) {
        Ranked[] ranked = new Ranked[candidates.size()];
        int recentNamed = 0;
        for (int i = 0; i < ranked.length; i++) {
            double logit = candidates.logit(i);
            if (recent.contains(candidates.id(i))) {
                recentNamed++;
                logit = logit < 0 ? logit * penalty : logit / penalty;
            }
            ranked[i] = new Ranked(candidates.id(i), logit);
        }
        Arrays.sort(ranked, BEST_FIRST);
        int certain = ranked.length;
        if (ranked.length < vocabularySize) {
            double floor = candidates.logit(ranked.length - 1);
            while (certain > 0 && ranked[certain - 1].logit() < floor) {
                certain--;
            }
        }
        return new Ranking(ranked, certain, candidates, vocabularySize, recentNamed < recent.size());
    }

    /** Number of candidates whose rank is certain. */
    int size() {
        return certain;
    }

    int id(int rank) {
        return ranked[rank].id();
    }

    /** Sums of the weights of the first one, two, … candidates; the first weight is 1. */
    double[] cumulativeWeights(int limit, double temperature) {
        double[] cumulative = new double[limit];
        double sum = 0;
        for (int i = 0; i < limit; i++) {
            sum += weight(i, temperature);
            cumulative[i] = sum;
        }
        return cumulative;
    }

    /** Weight of every token without a certain rank. */
    TailMass tail(double temperature) {
        double lowered = 0;
        for (int i = certain; i < ranked.length; i++) {
            lowered += weight(i, temperature);
        }
        int unnamed = vocabularySize - ranked.length;
        if (unnamed == 0) {
            return TailMass.NONE.plus(lowered);
        }
        double top = ranked[0].logit();
        double whole = Math.exp(candidates.logSumExp() - top);
        double named = 0;
        for (int i = 0; i < candidates.size(); i++) {
            named += Math.exp(candidates.logit(i) - top);
        }
        double largest = Math.exp(candidates.logit(candidates.size() - 1) - top);
        TailMass mass = TailMass.of(unnamed, whole - named, whole, largest, 1 / temperature);
        return (recentUnnamed ? mass.withoutLow() : mass).plus(lowered);
    }

    private double weight(int rank, double temperature) {
        return Math.exp((ranked[rank].logit() - ranked[0].logit()) / temperature);
    }

    private record Ranked(int id, double logit) {}
}
