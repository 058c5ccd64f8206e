package org.phonebank.desktop.batch;

/** What a batch does. */
public enum BatchState {
    /** Nobody can answer at the moment; it goes on by itself. */
    WAITING,
    RUNNING,
    /** Rows that are being answered are finished, no more are asked. */
    PAUSING,
    /** The results are written. */
    WRITING,
    /** Can go on where it is. */
    PAUSED,
    /** Every row has its outcome. */
    DONE,
    /** It cannot go on; the reason says why, and what was answered is kept. */
    FAILED;

    /** Whether nothing more happens by itself. */
    public boolean ended() {
        return this == PAUSED || this == DONE || this == FAILED;
    }
}
