package org.phonebank.desktop.window.steps;

/** Where a step stands for all phones together. */
public enum StepMark {
    WAITING,
    RUNNING,
    DONE,
    /** Every phone had already what the step would have brought. */
    SKIPPED,
    FAILED,
    /** The lab stopped or failed elsewhere while the step ran. */
    INTERRUPTED
}
