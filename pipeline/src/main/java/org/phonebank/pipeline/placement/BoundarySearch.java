package org.phonebank.pipeline.placement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the best boundaries for phones in a given order, by dynamic programming over where each stage ends: about phones
 * times layers squared steps.
 */
public final class BoundarySearch {
    private static final double ROUNDING = 1e-9;
    /** Small enough to decide only between equal sums. */
    private static final double EVENNESS = 1e-6;

    private final StageCosts costs;
    private final List<PhoneCapacity> phones;
    private final long reserve;
    /** Time of the whole model on the slowest phone. */
    private final double longest;

    /**
     * A search.
     *
     * @param phones at least one, in the order of the stages
     * @param reserve bytes to leave free on each phone
     */
    public BoundarySearch(StageCosts costs, List<PhoneCapacity> phones, long reserve) {
        this.costs = costs;
        this.phones = phones;
        this.reserve = reserve;
        double slowestSpeed =
                phones.stream().mapToDouble(PhoneCapacity::relativeSpeed).min().orElseThrow();
        this.longest = costs.work(0, costs.layers()) / slowestSpeed;
    }

    /**
     * Every phone gets at least one layer. With {@code ALL_PHONES} the slowest stage is as fast as can be, and among such
     * splits the sum of all stages is smallest; with {@code FEWEST} the sum is smallest. Among equal sums the most even
     * split is taken.
     *
     * @return empty if no split fits into the phones' memory
     */
    public Optional<Split> best(PlanOptions.Spread spread) {
        if (spread == PlanOptions.Spread.FEWEST) {
            return search(true, Double.POSITIVE_INFINITY);
        }
        return search(false, Double.POSITIVE_INFINITY)
                .map(fastest -> search(true, fastest.slowest() * (1 + ROUNDING)).orElse(fastest));
    }

    /** @param sum whether to minimise the sum of the stages' times rather than the largest */
    private Optional<Split> search(boolean sum, double slowestAllowed) {
        int layers = costs.layers();
        int stages = phones.size();
        double[] before = new double[layers + 1];
        Arrays.fill(before, Double.POSITIVE_INFINITY);
        before[0] = 0;
        int[][] begins = new int[stages][layers + 1];
        for (int stage = 0; stage < stages; stage++) {
            double[] after = new double[layers + 1];
            Arrays.fill(after, Double.POSITIVE_INFINITY);
            for (int begin = stage; begin < layers; begin++) {
                if (before[begin] < Double.POSITIVE_INFINITY) {
                    extend(stage, begin, before[begin], sum, slowestAllowed, after, begins[stage]);
                }
            }
            before = after;
        }
        return before[layers] == Double.POSITIVE_INFINITY
                ? Optional.empty()
                : Optional.of(Split.of(costs, phones, bounds(begins)));
    }

    private void extend(
            int stage, int begin, double before, boolean sum, double slowestAllowed, double[] after, int[] begins) {
        PhoneCapacity phone = phones.get(stage);
        long room = phone.availableMemoryBytes() - reserve;
        int stagesAfter = phones.size() - stage - 1;
        int lastEnd = costs.layers() - stagesAfter;
        for (int end = stagesAfter == 0 ? lastEnd : begin + 1; end <= lastEnd; end++) {
            double time = costs.work(begin, end) / phone.relativeSpeed();
            if (costs.memory(begin, end) > room || time > slowestAllowed) {
                return;
            }
            double reached = sum ? before + time + EVENNESS * time * time / longest : Math.max(before, time);
            if (reached < after[end]) {
                after[end] = reached;
                begins[end] = begin;
            }
        }
    }

    private int[] bounds(int[][] begins) {
        int[] bounds = new int[phones.size() + 1];
        bounds[phones.size()] = costs.layers();
        for (int stage = phones.size() - 1; stage >= 0; stage--) {
            bounds[stage] = begins[stage][bounds[stage + 1]];
        }
        return bounds;
    }
}
