package org.phonebank.partitioner;

import org.phonebank.partitioner.store.WeightWriter;

/** Hears how far a partition run is. Called from worker threads, one call at a time. */
@FunctionalInterface
public interface PartitionListener {
    /** Hears nothing. */
    PartitionListener NONE = (step, doneBytes, totalBytes) -> {};

    /** The step in which the weights are read, changed and written; its bytes are those read. */
    String CUTTING = WeightWriter.STEP;

    /**
     * Hears about progress. Steps may go on beside each other.
     *
     * @param step what is being done, for a person
     * @param doneBytes bytes done in this step, never falling within a step
     * @param totalBytes bytes of this step
     */
    void progress(String step, long doneBytes, long totalBytes);

    /**
     * Hears how many weight files are whole and will be kept if the run is stopped. If an earlier run is continued, the
     * first call comes before {@link #CUTTING}.
     *
     * @param bytes of the files that are whole
     */
    default void wholeFiles(int files, int ofFiles, long bytes) {}

    /** Hears that another run uses the folder of stores, and this one waits for it. */
    default void waiting() {}
}
