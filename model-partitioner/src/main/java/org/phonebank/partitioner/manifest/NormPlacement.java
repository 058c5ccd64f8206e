package org.phonebank.partitioner.manifest;

/** Where the attention and the MLP of a layer are normalised. */
public enum NormPlacement {
    /** What goes in. */
    BEFORE(true, false),
    /** What comes out, before it is added to the residual stream. */
    AFTER(false, true),
    /** Both. */
    AROUND(true, true);

    private final boolean input;
    private final boolean output;

    NormPlacement(boolean input, boolean output) {
        this.input = input;
        this.output = output;
    }

    public boolean normalisesInput() {
        return input;
    }

    public boolean normalisesOutput() {
        return output;
    }
}
