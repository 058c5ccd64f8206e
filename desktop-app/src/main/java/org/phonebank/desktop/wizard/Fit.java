package org.phonebank.desktop.wizard;

import java.util.Comparator;
import java.util.List;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.placement.PhoneCapacity;
import org.phonebank.pipeline.placement.PlacementException;
import org.phonebank.pipeline.placement.PlanOptions;
import org.phonebank.pipeline.placement.Planner;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.provisioner.facts.PhoneFacts;

/** Whether a model fits on phones together. */
public sealed interface Fit {
    /** No model is chosen. */
    record NoModel() implements Fit {}

    /** No phone is there, or none said yet what it has. */
    record NoPhones() implements Fit {}

    /**
     * It fits.
     *
     * @param needBytes for weights and caches
     * @param roomBytes that the phones can give together
     * @param serving phones that hold layers
     * @param standBy phones that wait, because there are more than layers
     */
    record Fits(long needBytes, long roomBytes, int serving, int standBy) implements Fit {}

    /** The phones have too little memory together. */
    record TooLittle(long needBytes, long roomBytes) implements Fit {}

    /** There would be enough memory, but not so that whole layers fit. */
    record Scattered(long needBytes, long roomBytes) implements Fit {}

    default boolean fits() {
        return this instanceof Fits;
    }

    /**
     * Judges.
     *
     * @param phones what each said of itself
     */
    static Fit of(ModelManifest model, List<PhoneFacts> phones) {
        if (phones.isEmpty()) {
            return new NoPhones();
        }
        StageCosts costs = StageCosts.of(model, LabSettings.CONVERSATIONS);
        List<PhoneCapacity> serving = phones.stream()
                .map(facts -> new PhoneCapacity(facts.serial(), facts.model(), facts.availableMemoryBytes(), 1))
                .sorted(Comparator.comparingLong(PhoneCapacity::availableMemoryBytes)
                        .reversed())
                .limit(costs.layers())
                .toList();
        long need = costs.memory(0, costs.layers());
        long room = serving.stream()
                .mapToLong(phone -> Math.max(0, phone.availableMemoryBytes() - PlanOptions.DEFAULT_RESERVE))
                .sum();
        Fits fits = new Fits(need, room, serving.size(), phones.size() - serving.size());
        // To plan takes its time with many phones, and this is asked after each change.
        boolean anySplitFits =
                serving.stream().allMatch(phone -> phone.availableMemoryBytes() - PlanOptions.DEFAULT_RESERVE >= need);
        if (anySplitFits) {
            return fits;
        }
        if (room < need) {
            return new TooLittle(need, room);
        }
        try {
            new Planner().plan(model, serving, PlanOptions.allPhones(LabSettings.CONVERSATIONS));
            return fits;
        } catch (PlacementException e) {
            return new Scattered(need, room);
        }
    }
}
