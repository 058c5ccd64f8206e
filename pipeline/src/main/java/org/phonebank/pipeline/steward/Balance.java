package org.phonebank.pipeline.steward;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.BoundarySearch;
import org.phonebank.pipeline.placement.PhoneCapacity;
import org.phonebank.pipeline.placement.PlanOptions;
import org.phonebank.pipeline.placement.Split;

/**
 * Finds out where the boundaries would best be for the speeds of this moment: with the phones of the chain, without one of
 * its slowest if that holds the others up, or with another phone beside its slowest.
 */
final class Balance {
    private static final int SLOWEST_LEFT_OUT = 3;
    /** Share of the usual speed below which a phone may be left out. */
    private static final double SLOW = 0.5;
    /** A move is not worth it for less than this share of the time. */
    private static final double WORTH_OF_A_MOVE = 0.003;

    private final Tick tick;
    private final Chain chain;
    private final int sequences;

    Balance(Tick tick, Chain chain, int sequences) {
        this.tick = tick;
        this.chain = chain;
        this.sequences = sequences;
    }

    /** No plan reaches less: work divided among all phones without a remainder, or all of it on the fastest. */
    double periodAtLeast() {
        double fastest = 0;
        double all = 0;
        for (PhonePicture phone : tick.lab().phones()) {
            if (tick.sound(phone.serial())) {
                double speed = tick.speeds().of(phone);
                fastest = Math.max(fastest, speed);
                all += speed;
            }
        }
        double work = tick.lab().costs().work(0, tick.lab().costs().layers());
        return Math.max(work / all, work / fastest / sequences);
    }

    /** The best plan, also if it is to leave all as it is; empty if the phones can hold the layers in no such order. */
    Optional<MovePlan> best() {
        Set<List<String>> orders = new HashSet<>();
        List<MovePlan> plans = new ArrayList<>();
        for (List<String> order : orders()) {
            if (orders.add(order)) {
                for (PlanOptions.Spread spread : PlanOptions.Spread.values()) {
                    split(order, spread).map(split -> plan(order, split)).ifPresent(plans::add);
                }
            }
        }
        return plans.stream()
                .filter(plan -> plan.current(chain).isPresent() && leavesOutOnlySlowOnes(plan))
                .min(Comparator.comparingDouble(this::price));
    }

    /** All phones are to take part, as when the lab was set up, unless one holds the others up. */
    private boolean leavesOutOnlySlowOnes(MovePlan plan) {
        double[] speeds =
                chain.serials().stream().mapToDouble(this::speed).sorted().toArray();
        double usual = speeds[speeds.length / 2];
        List<String> left = plan.target().serials();
        return chain.serials().stream().allMatch(serial -> left.contains(serial) || speed(serial) < SLOW * usual);
    }

    private List<List<String>> orders() {
        List<List<String>> orders = new ArrayList<>();
        List<String> all = chain.serials();
        orders.add(all);
        if (all.size() > 1) {
            all.stream()
                    .sorted(Comparator.comparingDouble(this::speed))
                    .limit(SLOWEST_LEFT_OUT)
                    .forEach(slow -> orders.add(without(all, slow)));
        }
        int slowest = chain.slowest(tick);
        for (PhonePicture other : others()) {
            for (int place = slowest; place <= slowest + 1; place++) {
                List<String> more = new ArrayList<>(all);
                more.add(place, other.serial());
                orders.add(List.copyOf(more));
                orders.add(without(more, all.get(slowest)));
            }
        }
        return orders;
    }

    /** Phones that serve nothing now. */
    private List<PhonePicture> others() {
        return tick.lab().phones().stream()
                .filter(phone -> tick.available(phone.serial())
                        && tick.stagesOf(phone.serial()).isEmpty())
                .sorted(Comparator.comparingDouble((PhonePicture phone) -> speed(phone.serial()))
                        .reversed())
                .limit(SLOWEST_LEFT_OUT)
                .toList();
    }

    private Optional<Split> split(List<String> order, PlanOptions.Spread spread) {
        if (order.size() > tick.lab().costs().layers()) {
            return Optional.empty();
        }
        List<PhoneCapacity> phones = order.stream().map(this::capacity).toList();
        return new BoundarySearch(tick.lab().costs(), phones, 0).best(spread);
    }

    /** With all that the lab has loaded there taken away. */
    private PhoneCapacity capacity(String serial) {
        PhonePicture phone = tick.phone(serial);
        long room = tick.ledger().roomWithout(serial, phone.loaded());
        return new PhoneCapacity(serial, phone.name(), Math.max(0, room), speed(serial));
    }

    /** Phones of the chain that the split leaves out stay in the plan, with no layers in the end. */
    private MovePlan plan(List<String> order, Split split) {
        List<String> serials = new ArrayList<>(order);
        List<Integer> bounds = new ArrayList<>(List.of(0));
        split.ranges().stream().map(LayerRange::end).forEach(bounds::add);
        for (int stage = 0; stage < chain.serials().size(); stage++) {
            String serial = chain.serials().get(stage);
            if (!serials.contains(serial)) {
                int place = stage == 0 ? 0 : serials.indexOf(chain.serials().get(stage - 1)) + 1;
                serials.add(place, serial);
                bounds.add(place, bounds.get(place));
            }
        }
        return new MovePlan(serials, bounds);
    }

    private double price(MovePlan plan) {
        int moves = plan.current(chain).map(plan::moves).orElse(0);
        return plan.target().period(tick, sequences) * (1 + WORTH_OF_A_MOVE * moves);
    }

    private double speed(String serial) {
        return tick.speeds().of(tick.phone(serial));
    }

    private static List<String> without(List<String> serials, String one) {
        return serials.stream().filter(serial -> !serial.equals(one)).toList();
    }
}
