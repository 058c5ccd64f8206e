package org.phonebank.pipeline.placement;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.phonebank.pipeline.placement.PlanOptions.Spread;

/** Has the planner plan with the phones of a workbench. */
final class Proposer {
    private final String model;
    private final StageCosts costs;
    private final WorkbenchOptions options;

    Proposer(String model, StageCosts costs, WorkbenchOptions options) {
        this.model = model;
        this.costs = costs;
        this.options = options;
    }

    Proposal propose(List<BenchPhone> phones, Purpose purpose) {
        List<PhoneCapacity> usable = phones.stream()
                .filter(phone -> phone.obstacle() == null)
                .map(phone -> new PhoneCapacity(
                        phone.serial(), phone.name(), Math.max(0, phone.roomBytes()), phone.bytesPerSecond()))
                .toList();
        try {
            return Proposal.of(
                    switch (purpose) {
                        case CHAT -> plan(usable, Spread.FEWEST);
                        case BATCH -> planForAll(usable);
                    });
        } catch (PlacementException e) {
            return Proposal.none(e.remark());
        }
    }

    /** On the fastest phones, or the roomiest if these have no room; as many as shall serve, the others stand by. */
    private Placement planForAll(List<PhoneCapacity> usable) throws PlacementException {
        int serving = Math.min(
                costs.layers(), Math.min(usable.size(), options.stages().orElse(usable.size())));
        Comparator<PhoneCapacity> bySpeed = Comparator.comparingDouble(PhoneCapacity::relativeSpeed);
        Comparator<PhoneCapacity> byRoom = Comparator.comparingLong(PhoneCapacity::availableMemoryBytes);
        try {
            return plan(first(usable, serving, bySpeed.thenComparing(byRoom)), Spread.ALL_PHONES);
        } catch (PlacementException e) {
            if (serving == usable.size()) {
                throw e;
            }
            return plan(first(usable, serving, byRoom.thenComparing(bySpeed)), Spread.ALL_PHONES);
        }
    }

    private Placement plan(List<PhoneCapacity> phones, Spread spread) throws PlacementException {
        return new Planner().plan(model, costs, phones, new PlanOptions(spread, 1, 0));
    }

    /** The greatest ones, in the order in which all are. */
    private static List<PhoneCapacity> first(List<PhoneCapacity> all, int count, Comparator<PhoneCapacity> by) {
        Set<PhoneCapacity> best =
                new HashSet<>(all.stream().sorted(by.reversed()).limit(count).toList());
        return all.stream().filter(best::contains).toList();
    }
}
