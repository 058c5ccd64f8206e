package org.phonebank.desktop.batch;

import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabListener;

/** Hears which model a lab serves, and calls it as batches do. Thread-safe. */
public final class ModelName implements LabListener {
    private volatile String name = "";

    @Override
    public void onEvent(LabEvent event) {
        if (event instanceof LabEvent.ModelChosen model) {
            name = of(model);
        }
    }

    /** For example "Sample, 4 bits". */
    public static String of(LabEvent.ModelChosen model) {
        return model.name() + ", " + model.bits() + " bits";
    }

    /** For example "Sample, 4 bits"; "" before it is known. */
    public String name() {
        return name;
    }
}
