package org.phonebank.pipeline.steward;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.phonebank.pipeline.placement.StageCosts;

/** The best there is for phones in any order, all of them or some, found by trying everything. */
final class BestPlacement {
    private final StageCosts costs;
    private final List<SimulatedPhone> phones;
    private final long reserve;

    BestPlacement(StageCosts costs, Collection<SimulatedPhone> phones, long reserve) {
        this.costs = costs;
        this.phones = List.copyOf(phones);
        this.reserve = reserve;
    }

    /** Seconds between tokens: the slowest phone's at best, or a sequence's way divided by their number. */
    double periodAtLeast(int sequences) {
        return Math.max(search(false), search(true) / sequences);
    }

    private double search(boolean sum) {
        int layers = costs.layers();
        double[][] best = new double[1 << phones.size()][layers + 1];
        for (double[] row : best) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        best[0][0] = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int set = 0; set < best.length; set++) {
            least = Math.min(least, best[set][layers]);
            for (int begin = 0; begin < layers; begin++) {
                for (int i = 0; i < phones.size(); i++) {
                    if (best[set][begin] < Double.POSITIVE_INFINITY && (set & 1 << i) == 0) {
                        extend(best[set][begin], best[set | 1 << i], begin, phones.get(i), sum);
                    }
                }
            }
        }
        return least;
    }

    private void extend(double before, double[] after, int begin, SimulatedPhone phone, boolean sum) {
        for (int end = begin + 1; end <= costs.layers(); end++) {
            if (costs.memory(begin, end) <= phone.memoryBytes - reserve) {
                double time = costs.work(begin, end) / phone.speed;
                after[end] = Math.min(after[end], sum ? before + time : Math.max(before, time));
            }
        }
    }
}
