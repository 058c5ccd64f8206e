package org.phonebank.pipeline.placement;

import org.phonebank.pipeline.phrase.Wording;

/** Why layers cannot be placed. Where layers are counted, the first argument is how many there are. */
public enum PlacementWording implements Wording {
    /** Layers, other number of layers, model. */
    OTHER_LAYERS("These are {0} layers, but {2} has {1}."),
    /** Serial. */
    UNKNOWN_PHONE("There is no phone {0} in this lab."),
    /** Count, layers, bytes, phone, bytes. */
    TOO_LITTLE_ROOM("{3} has room for {4}, but {1} {0,choice,1#needs|1<need} {2}."),
    NO_PHONES("No phone can take part; connect at least one."),
    /** Model, its layers, phones. */
    TOO_MANY_PHONES("{0} has {1} layers, too few for {2} phones to hold at least one each; use at most {1} phones."),
    /** Phone, bytes, model, bytes. */
    NO_LAYER_FITS("{0} can give {1} of memory, but even one layer of {2} needs {3}; close apps on it or leave it out."),
    /** Model, bytes, bytes that phones can give, what each can give. */
    MODEL_TOO_LARGE("{0} needs {1} of memory in total (weights and cache); the phones can give {2}, too little ({3})."
            + " Add a phone, use fewer bits or a shorter context."),
    /** Model, bytes, bytes that phones can give, what each can give. */
    NOT_BY_LAYERS("{0} needs {1} of memory in total (weights and cache); the phones can give {2}, but not so that whole"
            + " layers fit ({3}). Add a phone, use fewer bits or a shorter context."),
    /** Phone, bytes. */
    ROOM("{0} {1}"),
    /** Phones with their bytes, the same of one more. */
    ROOMS("{0}, {1}"),
    /** How many, phones with their bytes. */
    MORE_ROOMS("{1} and {0,choice,1#1 other phone|1<{0} other phones}");

    private final String english;

    PlacementWording(String english) {
        this.english = english;
    }

    @Override
    public String key() {
        return "placement." + name();
    }

    @Override
    public String english() {
        return english;
    }
}
