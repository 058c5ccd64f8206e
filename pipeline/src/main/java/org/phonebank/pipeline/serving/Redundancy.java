package org.phonebank.pipeline.serving;

/** What the other replicas of a stage do while one of them computes. */
public enum Redundancy {
    /**
     * They rest. What goes into the stage is kept, and is sent to the replica that takes over: a failure costs the compute
     * of what it missed, and nothing while all is well.
     */
    JOURNALED,
    /**
     * They compute the same frames, and the first sound answer wins: a failure costs next to nothing, but every replica
     * costs energy and its link all the time.
     */
    MIRRORED
}
