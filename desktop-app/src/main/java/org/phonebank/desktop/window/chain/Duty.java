package org.phonebank.desktop.window.chain;

/** What a phone does in a lab that serves. */
enum Duty {
    /** The lab does not serve, or has not said. */
    UNKNOWN,
    /** It computes the layers of a stage. */
    SERVES,
    /** It has the layers of a stage, but gets nothing to do. */
    RESTS,
    /** It has nothing to do until another phone needs help. */
    STANDS_BY
}
