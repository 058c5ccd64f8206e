package org.phonebank.pipeline.health;

import org.phonebank.pipeline.phrase.Wording;

/** What self-tests say of phones. */
public enum HealthWording implements Wording {
    /** Phone, values, expected values. */
    FEW_VALUES("{0} gave {1} values instead of {2} in its self-test and is not used."),
    /** Phone. */
    NO_NUMBERS("{0} computed values that are no numbers in its self-test and is not used."),
    /** Phone, error, allowed error. */
    WRONG("{0} computes wrongly (error {1}, allowed {2}) and is not used."),
    /** Phone, milliseconds, useful milliseconds. */
    SLOW("{0} needs {1} ms for one step (at most {2} ms is useful) and is not used."),
    /** Phone, milliseconds, error. */
    RIGHT("{0} computes rightly, in {1} ms (error {2}).");

    private final String english;

    HealthWording(String english) {
        this.english = english;
    }

    @Override
    public String key() {
        return "health." + name();
    }

    @Override
    public String english() {
        return english;
    }
}
