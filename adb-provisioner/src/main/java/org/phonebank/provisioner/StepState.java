package org.phonebank.provisioner;

/** Where a step stands. */
public enum StepState {
    RUNNING,
    DONE,
    FAILED,
    /** There was nothing to do. */
    SKIPPED
}
