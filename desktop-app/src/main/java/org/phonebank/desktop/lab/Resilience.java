package org.phonebank.desktop.lab;

import java.util.Objects;
import java.util.OptionalInt;
import org.phonebank.pipeline.serving.Redundancy;

/**
 * What a lab does so that it survives its phones.
 *
 * @param redundancy what the other phones of a stage do while one computes
 * @param copies phones that shall hold each stage, at least 1; more than there is memory for are not made
 * @param stages phones that the model is cut for; the others stand by. Empty: as many as there are phones
 */
public record Resilience(Redundancy redundancy, int copies, OptionalInt stages) {
    /** Inputs are kept and computed again where a phone is lost; every phone serves. */
    public static final Resilience USUAL = new Resilience(Redundancy.JOURNALED, 1, OptionalInt.empty());

    public Resilience {
        Objects.requireNonNull(redundancy);
        if (copies < 1) {
            throw new IllegalArgumentException("Layers cannot be held by " + copies + " phones.");
        }
        if (stages.isPresent() && stages.getAsInt() < 1) {
            throw new IllegalArgumentException("A model cannot be cut for " + stages.getAsInt() + " phones.");
        }
    }

    /** Every stage is computed by two phones at once; the first answer counts. */
    public static Resilience mirrored() {
        return new Resilience(Redundancy.MIRRORED, 2, OptionalInt.empty());
    }

    /** Phones that serve, of so many that there are. */
    public int stagesFor(int phones) {
        return Math.min(phones, stages.orElse(phones));
    }

    /** The same, cut for so many phones. */
    public Resilience withStages(int phones) {
        return new Resilience(redundancy, copies, OptionalInt.of(phones));
    }
}
