package org.phonebank.pipeline.placement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * Places contiguous ranges of layers on phones under their memory.
 *
 * <p>For phones in one order the boundaries are the best there are. Layers are much alike, so that the order matters at
 * both ends only, where embedding and head are: there the phones with most memory and the fastest ones are tried, the
 * others keep the order they were given in.
 */
public final class Planner {
    private static final int ENDS_TRIED = 4;

    /**
     * Plans.
     *
     * @param phones with different serials
     * @throws PlacementException if there are too few or too many phones, or too little memory on them
     */
    public Placement plan(ModelManifest model, List<PhoneCapacity> phones, PlanOptions options)
            throws PlacementException {
        return plan(model.name(), StageCosts.of(model, options.sequences()), phones, options);
    }

    /**
     * Plans for some of the phones, the fastest ones, or the roomiest if these have no room; the others stand by.
     *
     * @param serving phones that hold layers, not more than there are
     * @throws PlacementException as the other
     */
    public Placement plan(ModelManifest model, List<PhoneCapacity> phones, int serving, PlanOptions options)
            throws PlacementException {
        return plan(model.name(), StageCosts.of(model, options.sequences()), phones, serving, options);
    }

    /** As the other, for a model of which the name is known, and the costs for as many conversations as the options say. */
    Placement plan(String model, StageCosts costs, List<PhoneCapacity> phones, int serving, PlanOptions options)
            throws PlacementException {
        try {
            return plan(model, costs, top(phones, serving, bySpeed().thenComparing(byMemory())), options);
        } catch (PlacementException e) {
            if (serving == phones.size()) {
                throw e;
            }
            return plan(model, costs, top(phones, serving, byMemory().thenComparing(bySpeed())), options);
        }
    }

    /** As the other, for a model of which the name is known, and the costs for as many conversations as the options say. */
    Placement plan(String model, StageCosts costs, List<PhoneCapacity> phones, PlanOptions options)
            throws PlacementException {
        requireDifferent(phones);
        PlacementWords words = new PlacementWords(model, costs, options);
        if (phones.isEmpty()) {
            throw new PlacementException(
                    new Remark(Remark.Code.NO_PHONES, List.of(), Phrase.of(PlacementWording.NO_PHONES)));
        }
        if (options.spread() == PlanOptions.Spread.ALL_PHONES && phones.size() > costs.layers()) {
            throw new PlacementException(words.tooManyPhones(phones.size()));
        }
        Split split = (options.spread() == PlanOptions.Spread.FEWEST
                        ? fewest(costs, phones, options)
                        : bestOrder(costs, phones, options))
                .orElseThrow(() -> new PlacementException(words.tooLittleMemory(phones)));
        return words.placement(split, phones.size());
    }

    /** The phones with most memory fit if any that many do; the fastest ones are preferred if they fit too. */
    private static Optional<Split> fewest(StageCosts costs, List<PhoneCapacity> phones, PlanOptions options) {
        for (int count = 1; count <= Math.min(phones.size(), costs.layers()); count++) {
            Optional<Split> roomiest = bestOrder(costs, top(phones, count, byMemory()), options);
            Optional<Split> fastest = bestOrder(costs, top(phones, count, bySpeed()), options);
            if (roomiest.isPresent() || fastest.isPresent()) {
                return better(fastest, roomiest, options);
            }
        }
        return Optional.empty();
    }

    private static Optional<Split> bestOrder(StageCosts costs, List<PhoneCapacity> phones, PlanOptions options) {
        Optional<Split> best = Optional.empty();
        for (List<PhoneCapacity> order : orders(phones)) {
            best = better(
                    best, new BoundarySearch(costs, order, options.reserveBytes()).best(options.spread()), options);
        }
        return best;
    }

    /** The given order first. */
    private static Set<List<PhoneCapacity>> orders(List<PhoneCapacity> phones) {
        Set<List<PhoneCapacity>> orders = new LinkedHashSet<>();
        orders.add(phones);
        Set<PhoneCapacity> ends = new LinkedHashSet<>(top(phones, ENDS_TRIED, byMemory()));
        ends.addAll(top(phones, ENDS_TRIED, bySpeed()));
        for (PhoneCapacity last : ends) {
            for (PhoneCapacity first : ends) {
                if (!first.equals(last)) {
                    orders.add(withEnds(phones, first, last));
                }
            }
        }
        return orders;
    }

    private static List<PhoneCapacity> withEnds(List<PhoneCapacity> phones, PhoneCapacity first, PhoneCapacity last) {
        List<PhoneCapacity> order = new ArrayList<>(phones);
        Collections.swap(order, 0, order.indexOf(first));
        Collections.swap(order, order.size() - 1, order.indexOf(last));
        return order;
    }

    private static List<PhoneCapacity> top(List<PhoneCapacity> phones, int count, Comparator<PhoneCapacity> bestFirst) {
        List<PhoneCapacity> chosen =
                phones.stream().sorted(bestFirst).limit(count).toList();
        return phones.stream().filter(chosen::contains).toList();
    }

    private static Comparator<PhoneCapacity> byMemory() {
        return Comparator.comparingLong(PhoneCapacity::availableMemoryBytes).reversed();
    }

    private static Comparator<PhoneCapacity> bySpeed() {
        return Comparator.comparingDouble(PhoneCapacity::relativeSpeed).reversed();
    }

    private static Optional<Split> better(Optional<Split> first, Optional<Split> second, PlanOptions options) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.or(() -> second);
        }
        return second.get().betterThan(first.get(), options.spread()) ? second : first;
    }

    private static void requireDifferent(List<PhoneCapacity> phones) {
        long serials = phones.stream().map(PhoneCapacity::serial).distinct().count();
        if (serials != phones.size()) {
            throw new IllegalArgumentException("A phone was given twice.");
        }
    }
}
