package org.phonebank.desktop.incident;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.keeping.KeepingWording;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.TimeWording;
import org.phonebank.pipeline.steward.Decision;

/**
 * One decision by which phones get layers, and how far it is.
 *
 * @param took null until it is done
 * @param failure null unless it failed
 * @param failedTries before this one
 */
record Repair(
        Decision decision,
        @Nullable Duration took,
        @Nullable Phrase failure,
        int failedTries) {

    static Repair begun(Decision decision, int failedTries) {
        return new Repair(decision, null, null, failedTries);
    }

    Repair done(Duration duration) {
        return new Repair(decision, duration, null, failedTries);
    }

    Repair failed(Phrase sentence) {
        return new Repair(decision, null, sentence, failedTries);
    }

    boolean underWay() {
        return took == null && failure == null;
    }

    /** Whether a person thought better of it, and all is as it was before. */
    boolean isGivenUp() {
        return failure != null && KeepingWording.isGivenUp(failure);
    }

    boolean overlaps(Decision other) {
        return decision.getClass() == other.getClass()
                && decision.loads().stream().anyMatch(load -> other.loads().stream()
                        .anyMatch(their -> overlap(load.layers(), their.layers())));
    }

    boolean gives(String serial, LayerRange layers) {
        return decision.loads().stream()
                .anyMatch(load -> load.serial().equals(serial) && overlap(load.layers(), layers));
    }

    /** A clause about layers that go to other phones. */
    Phrase words() {
        if (took != null) {
            return howLong(Words.moves(decision.loads(), IncidentWording.MOVED), TimeWording.of(took));
        }
        return failure != null
                ? Words.because(Words.moves(decision.loads(), IncidentWording.NOT_MOVED), failure)
                : Words.moves(decision.loads(), IncidentWording.MOVING);
    }

    private Phrase howLong(Phrase moves, Phrase duration) {
        return failedTries == 0
                ? Phrase.of(IncidentWording.IN_TIME, moves, duration)
                : Phrase.of(IncidentWording.IN_TIME_AFTER_TRIES, moves, duration, failedTries);
    }

    static boolean overlap(LayerRange one, LayerRange other) {
        return one.first() < other.end() && other.first() < one.end();
    }
}
