package org.phonebank.desktop.lab;

/** How far the layers are on their way to where a person wants them. */
public enum Rearrangement {
    /** It begins as soon as what is under way in the lab has ended. */
    WAITING,
    /** Phones get and load their new layers beside those that serve. */
    LOADING,
    /** The new arrangement serves. */
    DONE,
    /** It was given up; the arrangement before goes on serving. */
    CANCELLED,
    /** It could not be done; the arrangement before goes on serving. */
    FAILED;

    /** Whether nothing more is told of it. */
    public boolean ended() {
        return this == DONE || this == CANCELLED || this == FAILED;
    }
}
