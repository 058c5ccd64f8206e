package org.phonebank.desktop.wizard;

/** The steps of setting up a lab, in their order. */
public enum WizardStep {
    PHONES,
    MODEL,
    CHECK,
    PREPARE,
    PLACE,
    PROMPT
}
