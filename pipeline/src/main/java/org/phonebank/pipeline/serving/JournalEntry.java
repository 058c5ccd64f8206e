package org.phonebank.pipeline.serving;

import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.protocol.frame.Frame;

/** Hidden states that went into a stage: in memory, in the journal's file, or no longer kept. */
final class JournalEntry {
    static final long NOWHERE = -1;

    /** How the stage before took to compute them. */
    final StageTime time;

    /** Who computed them. */
    final Replica by;

    final int bytes;
    /** With its payload while that is in memory. */
    @Nullable
    Frame frame;
    /** Without its payload, once that was written. */
    @Nullable
    Frame header;

    long offset = NOWHERE;
    boolean kept = true;
    boolean writing;
    boolean reading;
    /** May leave the memory; then the entry is in the journal's list. */
    boolean used;

    @Nullable
    JournalEntry older;

    @Nullable
    JournalEntry newer;

    JournalEntry(Frame frame, StageTime time, Replica by) {
        this.frame = frame;
        this.by = by;
        this.time = time;
        this.bytes = frame.payload().remaining();
    }
}
