package org.phonebank.pipeline.steward;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.steward.Decision.Missing;

/**
 * Looks at the lab, about twice a second and when something happens, and says what to do. It remembers what phones were
 * judged before, what it told, and what failed, so there is one for the life of a lab's model. Whoever carries decisions
 * out shows them as under way in the pictures until they are done, and reports those that {@link #failed}.
 *
 * <p>Layers that nobody serves come first, then phones that must rest; replicas and boundaries change only while nothing
 * else does. For one thread, except for {@link #verdict}.
 */
public final class Steward {
    /** Of a phone that nothing is known of. */
    static final Verdict WELCOME =
            new Verdict(Verdict.Use.WORK, Verdict.Cause.NONE, 1, Phrase.of(StewardWording.NOTHING_AGAINST));

    private final StewardOptions options;
    private final LongSupplier nanoTime;
    private final Speeds speeds = new Speeds();
    private final Returns returns = new Returns();
    private final Helpers helpers;
    private final Punctuality punctuality;
    private final Replacements replacements;
    private final Replicas replicas;
    private final Rebalancer rebalancer;
    private final ByHand byHand;
    private EnergyJudge judge;
    private @Nullable Tick latest;
    private volatile Map<String, Verdict> verdicts = Map.of();

    /**
     * A steward who has seen nothing.
     *
     * @param nanoTime nanoseconds that never go back, as {@link System#nanoTime}
     */
    public Steward(StewardOptions options, LongSupplier nanoTime) {
        this.options = options;
        this.nanoTime = nanoTime;
        this.helpers = new Helpers(options.bytesPerSecond());
        this.punctuality = new Punctuality(helpers);
        this.replacements = new Replacements(helpers);
        this.replicas = new Replicas(helpers, options.replicas());
        this.rebalancer = new Rebalancer(options);
        this.byHand = new ByHand(options.cooldown());
        this.judge = new EnergyJudge(options.policy());
    }

    /** Judges by another policy from the next picture on. */
    public void policy(EnergyPolicy policy) {
        judge = new EnergyJudge(policy);
    }

    /**
     * Decides.
     *
     * @return in the order in which to carry them out; those that change nothing but what is known included
     */
    public List<Decision> decide(LabPicture lab) {
        long now = nanoTime.getAsLong();
        verdicts = judged(lab);
        speeds.learn(lab, now);
        Tick tick = new Tick(
                lab,
                verdicts,
                new MemoryLedger(lab, options.reserveBytes()),
                speeds,
                punctuality.overdue(lab.underWay(), now),
                now);
        returns.decide(tick);
        Rests.resume(tick);
        replicas.tidy(tick, byHand);
        replacements.decide(tick);
        Rests.drain(tick);
        boolean complete = replacements.missing().isEmpty();
        if (tick.calm()) {
            byHand.decide(tick, complete).ifPresent(tick::decide);
        }
        if (tick.calm() && complete && !byHand.isWaiting()) {
            replicas.decide(tick, byHand);
        }
        if (tick.calm() && complete && !byHand.isWaiting() && !byHand.keeps()) {
            rebalancer.decide(tick).ifPresent(tick::decide);
        }
        latest = tick;
        return tick.decisions();
    }

    /** A decision could not be carried out; it is not repeated at once. */
    public void failed(Decision decision) {
        long now = nanoTime.getAsLong();
        decision.loads().forEach(load -> helpers.failed(load, now));
        if (decision instanceof Decision.Arrange arrange) {
            byHand.failed(arrange, now);
        }
        if (decision instanceof Decision.MoveBoundary || decision instanceof Decision.Replicate) {
            rebalancer.failed(now);
        }
    }

    /**
     * All layers are to go where this says, as soon as nothing else is under way; what was wanted before and has not begun
     * is not wanted any more. Comes as a {@link Decision.Arrange}, or as {@link #refused}.
     *
     * @param wish its number, above 0
     */
    public void arrange(long wish, Arrangement arrangement, Upkeep upkeep) {
        byHand.wish(wish, arrangement, upkeep);
    }

    /** What was to be arranged is not wanted any more; what was kept before is kept on. */
    public void withdraw(long wish) {
        byHand.withdraw(wish);
    }

    /** The lab serves by this arrangement, which was made by hand. */
    public void keep(Arrangement arrangement) {
        byHand.keep(arrangement);
    }

    /** The lab serves as the decision says. */
    public void arranged(Decision.Arrange decision) {
        byHand.done(decision);
    }

    /** Why what was to be arranged cannot be; told once. */
    public Optional<Refusal> refused() {
        return byHand.refused();
    }

    /** What the last picture means to those who place layers. */
    public Survey survey() {
        return latest == null ? Survey.NOTHING : Survey.of(latest, options.reserveBytes());
    }

    /** What is missing as of the last picture. */
    public List<Missing> missing() {
        return replacements.missing();
    }

    /** What the last picture made of a phone. For any thread, never blocks. */
    public Verdict verdict(String serial) {
        return verdicts.getOrDefault(serial, WELCOME);
    }

    private Map<String, Verdict> judged(LabPicture lab) {
        Map<String, Verdict> judged = new HashMap<>();
        for (PhonePicture phone : lab.phones()) {
            Verdict before = verdict(phone.serial());
            judged.put(phone.serial(), judge.judge(phone.name(), phone.vitals(), before.cause()));
        }
        return Map.copyOf(judged);
    }
}
