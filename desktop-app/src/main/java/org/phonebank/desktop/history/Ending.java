package org.phonebank.desktop.history;

/** How a run ended. */
public enum Ending {
    /** As it should. */
    DONE,
    /** It could not go on. */
    FAILED,
    /** A person stopped it. */
    CANCELLED,
    /** Its process ended without saying how. */
    BROKEN_OFF
}
