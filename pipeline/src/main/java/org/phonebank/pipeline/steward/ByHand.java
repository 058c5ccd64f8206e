package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.LayerWording;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.Upkeep;

/**
 * Brings layers where a person wants them, and back there when phones that were lost have returned. What is tried in vain
 * is tried later and later.
 */
final class ByHand {
    private static final int MOST_PATIENT = 16;

    private final Duration cooldown;
    private @Nullable Wish wish;
    /** The wish of the decision that is under way. */
    private @Nullable Wish begun;

    private @Nullable Arrangement kept;
    private @Nullable Refusal refusal;
    private OptionalLong apartSince = OptionalLong.empty();
    private OptionalLong restsUntil = OptionalLong.empty();
    private int patience = 1;

    private record Wish(long number, Arrangement arrangement, Upkeep upkeep) {}

    /** @param cooldown before layers go back, so that a loose cable does not move them to and fro */
    ByHand(Duration cooldown) {
        this.cooldown = cooldown;
    }

    void wish(long number, Arrangement arrangement, Upkeep upkeep) {
        wish = new Wish(number, arrangement, upkeep);
        refusal = null;
    }

    void withdraw(long number) {
        if (wish != null && wish.number() == number) {
            wish = null;
        }
    }

    void keep(Arrangement arrangement) {
        kept = arrangement;
    }

    /** Whether something is wanted that has not begun. */
    boolean isWaiting() {
        return wish != null;
    }

    /** Whether layers stay where a person has put them. */
    boolean keeps() {
        return kept != null;
    }

    /** Whether a person wants the phone to have these layers. */
    boolean wants(String serial, LayerRange layers) {
        return kept != null && kept.of(serial).contains(layers);
    }

    Optional<Refusal> refused() {
        Optional<Refusal> told = Optional.ofNullable(refusal);
        refusal = null;
        return told;
    }

    /** @param complete whether every stage is served */
    Optional<Decision> decide(Tick tick, boolean complete) {
        Wish wanted = wish;
        if (wanted != null) {
            wish = null;
            return begin(tick, wanted);
        }
        return complete && kept != null ? goBack(tick, kept) : Optional.empty();
    }

    void done(Decision.Arrange decision) {
        Wish carriedOut = begun;
        if (carriedOut != null && carriedOut.number() == decision.wish()) {
            kept = carriedOut.upkeep() == Upkeep.BY_HAND ? decision.arrangement() : null;
            begun = null;
        }
        apartSince = OptionalLong.empty();
        restsUntil = OptionalLong.empty();
        patience = 1;
    }

    void failed(Decision.Arrange decision, long now) {
        if (begun != null && begun.number() == decision.wish()) {
            begun = null;
        } else {
            restsUntil = OptionalLong.of(now + patience * cooldown.toNanos());
            patience = Math.min(MOST_PATIENT, 2 * patience);
        }
    }

    private Optional<Decision> begin(Tick tick, Wish wanted) {
        Phrase obstacle = obstacle(tick, wanted.arrangement());
        Optional<List<Load>> loads = obstacle == null ? loads(tick, wanted.arrangement()) : Optional.empty();
        Phrase why = Phrase.of(wanted.upkeep() == Upkeep.BY_HAND ? StewardWording.BY_HAND : StewardWording.BY_PLAN);
        Decision.Arrange decision =
                new Decision.Arrange(wanted.number(), wanted.arrangement(), loads.orElse(List.of()), why);
        if (loads.isEmpty()) {
            refusal = new Refusal(decision, obstacle == null ? Phrase.of(StewardWording.NO_LONGER_ROOM) : obstacle);
            return Optional.empty();
        }
        begun = wanted;
        return Optional.of(decision);
    }

    /** Once all phones that shall have layers can have them again. */
    private Optional<Decision> goBack(Tick tick, Arrangement wanted) {
        if (serves(tick, wanted) || obstacle(tick, wanted) != null) {
            apartSince = OptionalLong.empty();
            return Optional.empty();
        }
        long since = apartSince.orElse(tick.now());
        apartSince = OptionalLong.of(since);
        boolean rests = restsUntil.isPresent() && restsUntil.getAsLong() - tick.now() > 0;
        if (rests || tick.now() - since < cooldown.toNanos()) {
            return Optional.empty();
        }
        return loads(tick, wanted)
                .map(loads -> new Decision.Arrange(
                        Decision.Arrange.NO_WISH, wanted, loads, Phrase.of(StewardWording.BACK_BY_HAND)));
    }

    private static boolean serves(Tick tick, Arrangement wanted) {
        List<StagePicture> stages = tick.lab().stages();
        if (stages.size() != wanted.stages().size()) {
            return false;
        }
        for (int i = 0; i < stages.size(); i++) {
            Assigned assigned = wanted.stages().get(i);
            if (!stages.get(i).layers().equals(assigned.layers())
                    || !stages.get(i).replicas().contains(assigned.serial())) {
                return false;
            }
        }
        return true;
    }

    /** Null if all phones that are wanted can be given layers. */
    private static @Nullable Phrase obstacle(Tick tick, Arrangement wanted) {
        for (Assigned assigned : wanted.stages()) {
            Optional<PhonePicture> phone = tick.lab().phone(assigned.serial());
            if (phone.isEmpty()) {
                return Phrase.of(StewardWording.UNKNOWN_PHONE, assigned.serial());
            }
            boolean held = phone.get().loaded().contains(assigned.layers()) && tick.serves(assigned.serial());
            if (!held && !tick.available(assigned.serial())) {
                return cannotTake(phone.get().name(), assigned.layers(), tick.verdict(assigned.serial()));
            }
        }
        return null;
    }

    private static Phrase cannotTake(String phone, LayerRange layers, Verdict verdict) {
        Phrase which = LayerWording.layers(layers);
        return verdict.works()
                ? Phrase.of(StewardWording.CANNOT_TAKE, phone, which)
                : Phrase.of(StewardWording.CANNOT_TAKE_BECAUSE, phone, which, verdict.reason());
    }

    /** What phones lack; empty if there is no room for it. */
    private static Optional<List<Load>> loads(Tick tick, Arrangement wanted) {
        List<Load> loads = new ArrayList<>();
        for (String serial : wanted.serials()) {
            PhonePicture phone = tick.phone(serial);
            List<LayerRange> lacking = wanted.of(serial).stream()
                    .filter(layers -> !phone.loaded().contains(layers))
                    .toList();
            long needed = lacking.stream().mapToLong(tick.ledger()::memory).sum();
            List<LayerRange> given = List.of();
            if (needed > tick.ledger().room(serial)) {
                given = phone.loaded().stream()
                        .filter(layers -> !wanted.of(serial).contains(layers))
                        .toList();
                if (needed > tick.ledger().roomWithout(serial, given)) {
                    return Optional.empty();
                }
            }
            for (LayerRange layers : lacking) {
                loads.add(Helpers.load(tick, phone, layers, given));
                given = List.of();
            }
        }
        return Optional.of(loads);
    }
}
