package org.phonebank.desktop.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.placement.LayerCapacity;
import org.phonebank.pipeline.placement.PlanOptions;
import org.phonebank.virtual.device.IdleMemory;

/**
 * What a phone of some size can hold of a model.
 *
 * @param gigabytes of memory as the phone's box says
 * @param freeBytes what is free of it while nothing but Android runs, as virtual phones of this size have it
 */
record PhoneClass(int gigabytes, long freeBytes, LayerCapacity layers) {
    /** Conversations that a phone keeps room for. */
    static final int CONVERSATIONS = LabSettings.CONVERSATIONS;

    private static final int[] GIGABYTES = {2, 3, 4, 6, 8};

    static List<PhoneClass> all(ModelManifest model) {
        PlanOptions options = options();
        return IntStream.of(GIGABYTES)
                .mapToObj(gigabytes -> {
                    long free = IdleMemory.available((long) gigabytes << 30);
                    return new PhoneClass(gigabytes, free, LayerCapacity.of(model, free, options));
                })
                .toList();
    }

    /** What the planner leaves free of a phone's memory. */
    static long reserveBytes() {
        return options().reserveBytes();
    }

    private static PlanOptions options() {
        return PlanOptions.allPhones(CONVERSATIONS);
    }
}
