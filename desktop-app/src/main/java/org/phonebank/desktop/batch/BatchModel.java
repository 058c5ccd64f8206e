package org.phonebank.desktop.batch;

import org.phonebank.desktop.lab.LabEvent;

/**
 * Which model answers a batch.
 *
 * @param name with its bits, for people, such as "Sample, 4 bits"; "" before it is known
 * @param id of its layers as they were cut, which the same model exported anew does not have; "" if it is not known, as of
 *     batches that were kept before models had one
 */
public record BatchModel(String name, String id) {
    public static final BatchModel UNKNOWN = new BatchModel("", "");

    public static BatchModel of(LabEvent.ModelChosen model) {
        return new BatchModel(model.name() + ", " + model.bits() + " bits", model.id());
    }

    /** Whether nothing that is known tells them apart. */
    public boolean mayBe(BatchModel other) {
        return name.equals(other.name) && (id.isEmpty() || other.id.isEmpty() || id.equals(other.id));
    }

    BatchModel withoutId() {
        return new BatchModel(name, "");
    }
}
