package org.phonebank.desktop.lab;

/** What a lab session does as a whole. */
public enum LabState {
    /** Nothing runs: not started yet, cancelled, or closed. */
    STOPPED,
    /** Nothing runs yet: the lab of last time is prepared again as soon as its phones are there. */
    RETURNING,
    /** On its way to {@link #READY}. */
    PREPARING,
    /** Every layer is loaded; a chat can begin. */
    READY,
    /** A chat is being answered. */
    RUNNING,
    /** A step failed; {@link LabSession#retry()} goes on with what is left, {@link LabSession#close()} releases all. */
    FAILED;

    /** Whether phones are worked with, or were until something failed. */
    public boolean begun() {
        return this != STOPPED && this != RETURNING;
    }

    /** Whether questions are answered, though perhaps not at once. */
    public boolean serves() {
        return this == READY || this == RUNNING;
    }
}
