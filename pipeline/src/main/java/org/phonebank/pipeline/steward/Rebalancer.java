package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.LayerWording;
import org.phonebank.pipeline.phrase.Phrase;

/**
 * Moves boundaries when phones have become slower or faster than the layers on them are meant for. It never flaps: a plan
 * must promise a gain that pays for the moves, and must have promised it without a break for some time; it is followed to
 * its end or given up; then nothing moves for a while, and for longer each time that the gain did not come.
 */
final class Rebalancer {
    private static final Duration RECENT = Duration.ofSeconds(20);
    private static final long SEQUENCES_REMEMBERED = Duration.ofMinutes(10).toNanos();
    /** So many times the least gain is no noise. */
    private static final double CLEAR_GAIN = 2;

    private static final int MOST_PATIENT = 16;
    /** A plan under way is given up below this share of the gain that a new one needs. */
    private static final double STILL_WORTH_IT = 0.3;

    private final StewardOptions options;
    private final MoveCosts costs;
    private @Nullable MovePlan plan;
    /** In time in which phones computed. */
    private OptionalLong promisedSince = OptionalLong.empty();

    private OptionalLong apartSince = OptionalLong.empty();
    private OptionalLong restsUntil = OptionalLong.empty();
    private double periodBefore;
    private double periodPromised;
    private boolean unproven;
    private int patience = 1;
    private int sequences = 1;
    private long sequencesSeen;

    Rebalancer(StewardOptions options) {
        this.options = options;
        this.costs = new MoveCosts(options);
    }

    /** What was decided could not be done. */
    void failed(long now) {
        plan = null;
        rest(now);
    }

    Optional<Decision> decide(Tick tick) {
        remember(tick);
        Optional<Chain> chain = Chain.of(tick);
        if (chain.isEmpty() || !tick.speeds().flowing(tick.now(), RECENT)) {
            promisedSince = OptionalLong.empty();
            apartSince = OptionalLong.empty();
            return Optional.empty();
        }
        if (!chain.get().simple()) {
            plan = null;
            promisedSince = OptionalLong.empty();
            return merge(tick, chain.get());
        }
        apartSince = OptionalLong.empty();
        if (plan != null) {
            return follow(tick, chain.get(), plan);
        }
        return rests(tick.now()) ? Optional.empty() : consider(tick, chain.get());
    }

    /** Stages beside each other on one phone become one, unless the phone that one was lost with comes back soon. */
    private Optional<Decision> merge(Tick tick, Chain chain) {
        long since = apartSince.orElse(tick.now());
        apartSince = OptionalLong.of(since);
        if (tick.now() - since < options.cooldown().toNanos()) {
            return Optional.empty();
        }
        for (int stage = 1; stage < chain.serials().size(); stage++) {
            String serial = chain.serials().get(stage);
            LayerRange both = new LayerRange(
                    chain.ranges().get(stage - 1).first(),
                    chain.ranges().get(stage).end());
            Optional<Load> load = serial.equals(chain.serials().get(stage - 1)) && !tick.busy(serial)
                    ? Helpers.anyhow(tick, tick.phone(serial), both)
                    : Optional.empty();
            if (load.isPresent() && (load.get().unloadFirst().isEmpty() || worthAnInterruption(tick, chain))) {
                apartSince = OptionalLong.empty();
                return load.map(whole -> new Decision.MoveBoundary(
                        both,
                        List.of(whole),
                        Phrase.of(StewardWording.ONE_PIECE, whole.phone(), LayerWording.layers(both))));
            }
        }
        return Optional.empty();
    }

    /** Whether boundaries that could move once stages are merged would clearly gain. */
    private boolean worthAnInterruption(Tick tick, Chain chain) {
        Chain merged = chain.merged();
        return merged.simple()
                && new Balance(tick, merged, sequences)
                        .best()
                        .filter(best -> gain(
                                        chain.period(tick, sequences),
                                        best.target().period(tick, sequences))
                                >= CLEAR_GAIN * options.leastGain())
                        .isPresent();
    }

    private Optional<Decision> follow(Tick tick, Chain chain, MovePlan followed) {
        MovePlan left = followed.narrowed(chain);
        Optional<int[]> current = left.current(chain);
        double gain = gain(chain.period(tick, sequences), left.target().period(tick, sequences));
        if (current.isPresent() && left.moves(current.get()) > 0 && gain > STILL_WORTH_IT * options.leastGain()) {
            Optional<Decision> step = MoveSteps.next(tick, left, current.get(), sequences);
            if (step.isPresent()) {
                return step;
            }
        }
        plan = null;
        unproven = true;
        rest(tick.now());
        return Optional.empty();
    }

    private Optional<Decision> consider(Tick tick, Chain chain) {
        double period = chain.period(tick, sequences);
        if (!lastMoveKeptItsPromise(period)) {
            rest(tick.now());
            return Optional.empty();
        }
        Balance balance = new Balance(tick, chain, sequences);
        Optional<MovePlan> best =
                gain(period, balance.periodAtLeast()) < options.leastGain() ? Optional.empty() : balance.best();
        if (best.isEmpty() || !worthwhile(tick, chain, best.get(), period)) {
            promisedSince = OptionalLong.empty();
            return Optional.empty();
        }
        double promised = best.get().target().period(tick, sequences);
        long flowTime = tick.speeds().flowTime();
        long since = promisedSince.orElse(flowTime);
        promisedSince = OptionalLong.of(since);
        if (flowTime - since < persistence(gain(period, promised))) {
            return Optional.empty();
        }
        promisedSince = OptionalLong.empty();
        periodBefore = period;
        periodPromised = promised;
        plan = best.get();
        return follow(tick, chain, best.get());
    }

    private boolean worthwhile(Tick tick, Chain chain, MovePlan considered, double period) {
        double gain = gain(period, considered.target().period(tick, sequences));
        double horizon = options.horizon().toNanos() / 1e9;
        return gain >= options.leastGain() && gain * horizon > costs.seconds(tick, chain, considered);
    }

    /** Nanoseconds: a small gain may be noise, so it must be promised for longer. */
    private double persistence(double gain) {
        return options.persistence().toNanos() * Math.max(1, Math.pow(CLEAR_GAIN * options.leastGain() / gain, 4));
    }

    /** A promise that was not even half kept makes the next one wait longer. */
    private boolean lastMoveKeptItsPromise(double period) {
        boolean kept = !unproven || period <= (periodBefore + periodPromised) / 2;
        if (unproven) {
            patience = kept ? 1 : Math.min(MOST_PATIENT, 2 * patience);
            unproven = false;
        }
        return kept;
    }

    private void remember(Tick tick) {
        int running = tick.lab().runningSequences();
        if (running >= sequences || tick.now() - sequencesSeen > SEQUENCES_REMEMBERED) {
            sequences = Math.max(1, running);
            sequencesSeen = tick.now();
        }
    }

    private void rest(long now) {
        promisedSince = OptionalLong.empty();
        restsUntil = OptionalLong.of(now + patience * options.cooldown().toNanos());
    }

    private boolean rests(long now) {
        return restsUntil.isPresent() && restsUntil.getAsLong() - now > 0;
    }

    private static double gain(double before, double after) {
        return before > 0 ? 1 - after / before : 0;
    }
}
