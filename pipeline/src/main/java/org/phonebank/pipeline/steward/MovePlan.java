package org.phonebank.pipeline.steward;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * Where boundaries shall be.
 *
 * @param serials of phones in the order of their layers; some may have none yet, or none in the end
 * @param bounds one more than phones, from 0 to the number of layers: what each shall hold in the end
 */
record MovePlan(List<String> serials, List<Integer> bounds) {
    MovePlan {
        serials = List.copyOf(serials);
        bounds = List.copyOf(bounds);
    }

    /** Where the boundaries of these phones are now; empty if the chain has others or has them in another order. */
    Optional<int[]> current(Chain chain) {
        int[] current = new int[serials.size() + 1];
        int seen = 0;
        for (int i = 0; i < serials.size(); i++) {
            Optional<LayerRange> range = chain.rangeOf(serials.get(i));
            if (range.isPresent() && range.get().first() != current[i]) {
                return Optional.empty();
            }
            current[i + 1] = range.map(LayerRange::end).orElse(current[i]);
            seen += range.isPresent() ? 1 : 0;
        }
        return seen == chain.serials().size() ? Optional.of(current) : Optional.empty();
    }

    /** The plan without phones that have nothing and shall get nothing: layers pass by them. */
    MovePlan narrowed(Chain chain) {
        List<String> kept = new ArrayList<>();
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (int i = 0; i < serials.size(); i++) {
            if (chain.rangeOf(serials.get(i)).isPresent() || bounds.get(i) < bounds.get(i + 1)) {
                kept.add(serials.get(i));
                ends.add(bounds.get(i + 1));
            }
        }
        return new MovePlan(kept, ends);
    }

    /** Layers that have to pass a boundary, counted at each one. */
    int moves(int[] current) {
        int moves = 0;
        for (int i = 0; i < current.length; i++) {
            moves += Math.abs(bounds.get(i) - current[i]);
        }
        return moves;
    }

    /** The chain with boundaries at these places. */
    Chain chain(int[] places) {
        List<String> phones = new ArrayList<>();
        List<LayerRange> ranges = new ArrayList<>();
        for (int i = 0; i < serials.size(); i++) {
            if (places[i] < places[i + 1]) {
                phones.add(serials.get(i));
                ranges.add(new LayerRange(places[i], places[i + 1]));
            }
        }
        return new Chain(List.copyOf(phones), List.copyOf(ranges));
    }

    /** The chain in the end. */
    Chain target() {
        return chain(bounds.stream().mapToInt(Integer::intValue).toArray());
    }
}
