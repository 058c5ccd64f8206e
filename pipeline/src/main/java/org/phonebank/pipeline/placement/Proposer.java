package org.phonebank.pipeline.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.phonebank.pipeline.placement.PlanOptions.Spread;

/** Has the planner plan with the phones of a workbench. */
final class Proposer {
    /** What is measured wavers, so that layers would move to and fro without it. */
    private static final double WORTH_A_CHANGE = 1.1;

    private final String model;
    private final StageCosts costs;
    private final WorkbenchOptions options;
    private final Function<Arrangement, Forecast> forecast;
    private final int servingNow;
    private final Planner planner = new Planner();

    /**
     * A proposer for one workbench.
     *
     * @param forecast what an arrangement of its phones gives
     * @param present who holds what now
     */
    Proposer(
            String model,
            StageCosts costs,
            WorkbenchOptions options,
            Function<Arrangement, Forecast> forecast,
            Arrangement present) {
        this.model = model;
        this.costs = costs;
        this.options = options;
        this.forecast = forecast;
        this.servingNow = present.serials().size();
    }

    private record Candidate(Placement placement, Forecast forecast) {
        double rate() {
            return forecast.batchTokensPerSecond();
        }
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
                        case CHAT -> planner.plan(model, costs, usable, options(Spread.FEWEST));
                        case BATCH -> forBatch(usable);
                    });
        } catch (PlacementException e) {
            return Proposal.none(e.remark());
        }
    }

    /**
     * All phones, unless fewer are faster by what was measured: then what every step and every link take costs more than
     * the other phones save. Guesses are no reason to leave phones out, and what serves now is left for what is clearly
     * better only.
     */
    private Placement forBatch(List<PhoneCapacity> usable) throws PlacementException {
        int serving = serving(usable.size());
        Candidate all = candidate(planner.plan(model, costs, usable, serving, options(Spread.ALL_PHONES)));
        Candidate best = all;
        if (all.forecast().measured()) {
            for (Placement fewer : withFewer(usable, serving)) {
                Candidate candidate = candidate(fewer);
                if (candidate.forecast().measured() && candidate.rate() > best.rate()) {
                    best = candidate;
                }
            }
        }
        boolean fewerServe = servingNow < all.placement().stages().size();
        double worthIt = fewerServe ? 1 : WORTH_A_CHANGE;
        return best.rate() > all.rate() * worthIt ? because(best, all, usable.size()) : all.placement();
    }

    /** What the planner does for chat is among them, so that it is never the better one. */
    private List<Placement> withFewer(List<PhoneCapacity> usable, int serving) {
        List<Placement> placements = new ArrayList<>();
        planned(() -> planner.plan(model, costs, usable, options(Spread.FEWEST)))
                .ifPresent(placements::add);
        // Each number up to four, then about a third apart: a plan for many phones takes some milliseconds.
        for (int count = 1; count < serving; count += 1 + count / 4) {
            int phones = count;
            planned(() -> planner.plan(model, costs, usable, phones, options(Spread.ALL_PHONES)))
                    .ifPresent(placements::add);
        }
        return placements;
    }

    private interface Planning {
        Placement plan() throws PlacementException;
    }

    private static Optional<Placement> planned(Planning planning) {
        try {
            return Optional.of(planning.plan());
        } catch (PlacementException onlyMoreFit) {
            return Optional.empty();
        }
    }

    private Candidate candidate(Placement placement) {
        return new Candidate(placement, forecast.apply(Arrangement.of(placement)));
    }

    private static Placement because(Candidate fewer, Candidate all, int usable) {
        List<StagePlacement> stages = fewer.placement().stages();
        List<Remark> remarks = new ArrayList<>(fewer.placement().remarks());
        if (remarks.stream().noneMatch(remark -> remark.code() == Remark.Code.OTHERS_STAND_BY)) {
            remarks.add(1, PlacementWords.othersStandBy(usable - stages.size()));
        }
        int phones = all.placement().stages().size();
        // Without the rates: they waver, and the forecast says the newest.
        remarks.add(new Remark(
                Remark.Code.FEWER_ARE_FASTER,
                List.of(phones),
                "As measured, " + phones
                        + " phones would be slower for batches: handing tokens from phone to phone takes"
                        + " longer than sharing the work saves."));
        return Placement.because(stages, remarks);
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
