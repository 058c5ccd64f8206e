package org.phonebank.pipeline.placement;

import java.util.List;
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
            return Proposal.of(plan(usable, purpose));
        } catch (PlacementException e) {
            return Proposal.none(e.remark());
        }
    }

    private Placement plan(List<PhoneCapacity> usable, Purpose purpose) throws PlacementException {
        Planner planner = new Planner();
        return switch (purpose) {
            case CHAT -> planner.plan(model, costs, usable, options(Spread.FEWEST));
            case BATCH -> planner.plan(model, costs, usable, serving(usable.size()), options(Spread.ALL_PHONES));
        };
    }

    /** As many as shall serve, the others stand by. */
    private int serving(int usable) {
        return Math.min(costs.layers(), Math.min(usable, options.stages().orElse(usable)));
    }

    /** What conversations and reserve take is in the costs and rooms already. */
    private static PlanOptions options(Spread spread) {
        return new PlanOptions(spread, 1, 0);
    }
}
