package org.phonebank.pipeline.placement;

import java.util.OptionalInt;
import java.util.function.IntToLongFunction;
import org.phonebank.partitioner.manifest.ModelManifest;

/**
 * How many layers of a model fit on a phone, by the same count of memory as {@link Planner}'s. Where layers differ, as
 * many as fit wherever they are taken from.
 *
 * @param first layers of the first shard, which holds the embedding too
 * @param middle layers of a shard with neither embedding nor head
 * @param last layers of the last shard, which holds the head too
 * @param whole whether all layers fit together with embedding and head
 * @param phones such phones that hold the model together; empty if none do
 */
public record LayerCapacity(int first, int middle, int last, boolean whole, OptionalInt phones) {

    /**
     * Counts.
     *
     * @param availableMemoryBytes of the phone
     */
    public static LayerCapacity of(ModelManifest model, long availableMemoryBytes, PlanOptions options) {
        StageCosts costs = StageCosts.of(model, options.sequences());
        long room = availableMemoryBytes - options.reserveBytes();
        int layers = costs.layers();
        return new LayerCapacity(
                most(layers - 1, room, count -> costs.memory(0, count)),
                most(layers - 2, room, count -> largest(costs, count)),
                most(layers - 1, room, count -> costs.memory(layers - count, layers)),
                costs.memory(0, layers) <= room,
                phones(costs, room));
    }

    /** The largest number of layers that fits; a larger number never fits if a smaller one does not. */
    private static int most(int limit, long room, IntToLongFunction memory) {
        int count = 0;
        while (count < limit && memory.applyAsLong(count + 1) <= room) {
            count++;
        }
        return count;
    }

    /** Memory of the most demanding of all shards of so many layers without embedding and head. */
    private static long largest(StageCosts costs, int count) {
        long largest = 0;
        for (int first = 1; first + count < costs.layers(); first++) {
            largest = Math.max(largest, costs.memory(first, first + count));
        }
        return largest;
    }

    /** Filling one phone after the other needs the fewest, since all are alike. */
    private static OptionalInt phones(StageCosts costs, long room) {
        int layers = costs.layers();
        int first = 0;
        for (int phones = 1; phones <= layers; phones++) {
            if (costs.memory(first, layers) <= room) {
                return OptionalInt.of(phones);
            }
            int begin = first;
            int count = most(layers - 1 - begin, room, more -> costs.memory(begin, begin + more));
            if (count == 0) {
                return OptionalInt.empty();
            }
            first += count;
        }
        return OptionalInt.empty();
    }
}
