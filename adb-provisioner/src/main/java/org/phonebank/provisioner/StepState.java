package org.phonebank.provisioner;

/** Where a step stands. */
public enum StepState {
    RUNNING,
    DONE,
    FAILED,
    /** Given up because somebody cancelled, or because another phone failed. */
    STOPPED,
    /** There was nothing to do. */
    SKIPPED
}
