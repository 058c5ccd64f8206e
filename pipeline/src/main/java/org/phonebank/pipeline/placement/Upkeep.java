package org.phonebank.pipeline.placement;

/** What becomes of an arrangement while a lab serves by it. Lost layers are helped in any case. */
public enum Upkeep {
    /** A person wants it so: layers that a lost phone had go back to it when it returns, and nothing moves otherwise. */
    BY_HAND,
    /** Layers move when phones become faster or slower than they were meant for. */
    AUTOMATIC
}
