package org.phonebank.pipeline.placement;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * A way to share out the layers.
 *
 * @param phones in the order of the stages
 * @param ranges the layers of each phone
 * @param slowest time of the slowest stage
 * @param total time of all stages
 */
public record Split(List<PhoneCapacity> phones, List<LayerRange> ranges, double slowest, double total) {
    private static final double ROUNDING = 1e-9;

    /** @param bounds one more than phones, from 0 to the number of layers; stage i holds bounds i to i + 1 (exclusive) */
    static Split of(StageCosts costs, List<PhoneCapacity> phones, int[] bounds) {
        List<LayerRange> ranges = new ArrayList<>();
        double slowest = 0;
        double total = 0;
        for (int i = 0; i < phones.size(); i++) {
            LayerRange range = new LayerRange(bounds[i], bounds[i + 1]);
            double time = costs.time(range, phones.get(i));
            ranges.add(range);
            slowest = Math.max(slowest, time);
            total += time;
        }
        return new Split(phones, List.copyOf(ranges), slowest, total);
    }

    /** Better by more than rounding, so that among equals the first one found stays. */
    boolean betterThan(Split other, PlanOptions.Spread spread) {
        return switch (spread) {
            case ALL_PHONES ->
                less(slowest, other.slowest) || (!less(other.slowest, slowest) && less(total, other.total));
            case FEWEST -> less(total, other.total) || (!less(other.total, total) && less(slowest, other.slowest));
        };
    }

    private static boolean less(double a, double b) {
        return a < b * (1 - ROUNDING);
    }
}
