package org.phonebank.desktop.wizard;

import java.util.List;

/** The steps of setting up a lab, in their order. */
public enum WizardStep {
    PHONES,
    MODEL,
    CHECK,
    PREPARE,
    PLACE,
    PROMPT;

    /** Its place among the steps, from 1. */
    public int number() {
        return List.of(values()).indexOf(this) + 1;
    }
}
