package org.phonebank.pipeline.steward;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.PhoneCapacity;

/**
 * One phone at one moment.
 *
 * @param capacity what it could give while nothing of the lab was loaded on it, and its speed by its self-test
 * @param standing whether it may be counted on
 * @param health why, as a sentence for people; none unless a self-test failed
 * @param vitals from the telemetry
 * @param suspended whether it gets no new work because a {@link Decision.Drain} was carried out
 * @param layersOnDisk layers whose files it has, with the embedding's and the head's where they belong to a layer
 * @param loaded shards in its memory, whether they are part of the layout or not
 * @param steps measured for its shards
 */
public record PhonePicture(
        PhoneCapacity capacity,
        Standing standing,
        Phrase health,
        PhoneVitals vitals,
        boolean suspended,
        Set<Integer> layersOnDisk,
        List<LayerRange> loaded,
        List<MeasuredStep> steps) {

    /** Whether a phone may be counted on. */
    public enum Standing {
        /** Its worker runs and has passed the self-test; it may serve. */
        READY,
        /** It cannot be reached. */
        AWAY,
        /** It came back, or there is doubt about its answers: it is not used before a self-test. */
        UNTESTED,
        /** It has passed the self-test since, and waits to be taken back. */
        PASSED,
        /** It has not passed. */
        FAILED
    }

    public PhonePicture {
        Objects.requireNonNull(capacity);
        Objects.requireNonNull(standing);
        Objects.requireNonNull(health);
        Objects.requireNonNull(vitals);
        layersOnDisk = Set.copyOf(layersOnDisk);
        loaded = List.copyOf(loaded);
        steps = List.copyOf(steps);
    }

    /** Identifies the phone. */
    public String serial() {
        return capacity.serial();
    }

    /** For people. */
    public String name() {
        return capacity.name();
    }
}
