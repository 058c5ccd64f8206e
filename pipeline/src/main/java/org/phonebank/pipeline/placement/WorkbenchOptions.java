package org.phonebank.pipeline.placement;

import java.util.OptionalInt;

/**
 * What is wanted of arrangements.
 *
 * @param answers that the lab computes at a time at most, at least 1
 * @param copies phones that shall hold each layer, at least 1
 * @param stages phones that shall share the layers when all take part; empty if as many as there are
 */
public record WorkbenchOptions(int answers, int copies, OptionalInt stages) {
    public WorkbenchOptions {
        if (answers < 1 || copies < 1 || stages.orElse(1) < 1) {
            throw new IllegalArgumentException(
                    "Nothing is computed by " + answers + " answers, " + copies + " copies and " + stages + " stages.");
        }
    }

    /** Every phone holds other layers and takes part. */
    public static WorkbenchOptions ofAnswers(int answers) {
        return new WorkbenchOptions(answers, 1, OptionalInt.empty());
    }
}
