package org.phonebank.desktop.window.setup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.BytesSent;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;
import org.phonebank.desktop.lab.LabEvent.PlacementMade;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.StagePlacement;
import org.phonebank.provisioner.StepState;

/** How far a lab is on its way to be ready, put together from its events. */
final class Preparation {
    private static final Duration SOONEST_GUESS = Duration.ofMillis(1500);
    private static final double LEAST_GUESS = 0.04;
    /** What looking for phones and cutting the model count, beside the phones' own steps. */
    private static final double FIND_SHARE = 0.08;

    private static final double CUT_SHARE = 0.2;

    private final InstantSource clock;
    private final Map<String, PhoneProgress> phones = new LinkedHashMap<>();
    private final Map<LabStep, StepChanged> whole = new EnumMap<>(LabStep.class);
    private LabState state = LabState.STOPPED;
    private Phrase failure = Phrase.NONE;
    private Phase phase = Phase.PREPARE;
    private Instant began;
    /** Serials of the phones that get layers; the others stand by. */
    private Set<String> placed = Set.of();

    Preparation(InstantSource clock) {
        this.clock = clock;
        this.began = clock.instant();
    }

    /** Says whether the event changed anything here. */
    boolean hear(LabEvent event) {
        if (event instanceof StateChanged changed) {
            become(changed);
        } else if (event instanceof PhonesChanged changed) {
            phones.keySet()
                    .retainAll(changed.phones().stream().map(PhoneView::serial).collect(Collectors.toSet()));
            changed.phones().forEach(phone -> progress(phone.serial()).named(phone.name()));
        } else if (event instanceof PlacementMade made) {
            placed = made.placement().stages().stream()
                    .map(StagePlacement::serial)
                    .collect(Collectors.toUnmodifiableSet());
        } else if (event instanceof StepChanged step && !state.serves()) {
            pass(step);
        } else if (event instanceof BytesSent sent && !state.serves()) {
            progress(sent.serial()).show(sent, clock.instant());
        } else {
            return false;
        }
        return true;
    }

    private void become(StateChanged changed) {
        if (changed.state() == LabState.PREPARING) {
            if (!state.begun()) {
                phones.clear();
            }
            phones.values().forEach(PhoneProgress::begin);
            whole.clear();
            placed = Set.of();
            begin(Phase.PREPARE);
        }
        state = changed.state();
        failure = changed.why();
    }

    private void pass(StepChanged step) {
        if (step.serial().isEmpty()) {
            whole.put(step.step(), step);
            if (step.step() == LabStep.PLACE_LAYERS && PhoneProgress.ended(step)) {
                begin(Phase.LOAD);
            }
        } else {
            progress(step.serial()).show(step);
        }
    }

    private void begin(Phase next) {
        phase = next;
        began = clock.instant();
    }

    private PhoneProgress progress(String serial) {
        return phones.computeIfAbsent(serial, PhoneProgress::new);
    }

    LabState state() {
        return state;
    }

    /** Why the lab failed; none otherwise. */
    Phrase failure() {
        return failure;
    }

    Phase phase() {
        return phase;
    }

    List<PhoneProgress> phones() {
        return new ArrayList<>(phones.values());
    }

    /** Whether every phone has proved itself, so that layers can be placed. */
    boolean prepared() {
        return phase == Phase.LOAD || whole.containsKey(LabStep.PLACE_LAYERS);
    }

    /** The step of the whole lab that runs or has failed; empty if none does. */
    Optional<StepChanged> wholeStep() {
        @Nullable StepChanged last = null;
        for (StepChanged step : whole.values()) {
            if (step.state() == StepState.RUNNING || step.state() == StepState.FAILED) {
                last = step;
            }
        }
        return Optional.ofNullable(last);
    }

    /** The share of a phase that is done by all together, 0 to 1. */
    double fraction(Phase wanted) {
        if (state.serves() || wanted.compareTo(phase) < 0) {
            return 1;
        }
        if (wanted.compareTo(phase) > 0) {
            return 0;
        }
        double ofPhones = phones.values().stream()
                .filter(phone -> wanted == Phase.PREPARE || placed.isEmpty() || placed.contains(phone.serial()))
                .mapToDouble(phone -> phone.fraction(wanted))
                .average()
                .orElse(0);
        if (wanted == Phase.LOAD) {
            return ofPhones;
        }
        return FIND_SHARE * fractionOf(LabStep.FIND_PHONES)
                + CUT_SHARE * fractionOf(LabStep.CUT_MODEL)
                + (1 - FIND_SHARE - CUT_SHARE) * ofPhones;
    }

    private double fractionOf(LabStep step) {
        StepChanged change = whole.get(step);
        if (change == null) {
            return 0;
        }
        return PhoneProgress.ended(change) ? 1 : change.fraction();
    }

    /** How long the phase will still take, guessed by what it has taken; empty as long as that would be a wild guess. */
    Optional<Duration> timeLeft() {
        double done = fraction(phase);
        Duration taken = Duration.between(began, clock.instant());
        if (state != LabState.PREPARING || taken.compareTo(SOONEST_GUESS) < 0 || done < LEAST_GUESS) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) (taken.toMillis() * (1 - done) / done)));
    }

    /** Of all phones together. */
    double bytesPerSecond() {
        Instant now = clock.instant();
        return phones.values().stream()
                .mapToDouble(phone -> phone.bytesPerSecond(now))
                .sum();
    }

    double bytesPerSecond(PhoneProgress phone) {
        return phone.bytesPerSecond(clock.instant());
    }
}
