package org.phonebank.partitioner;

/** Hears how far a partition run is. Called from worker threads, one call at a time. */
@FunctionalInterface
public interface PartitionListener {
    /** Hears nothing. */
    PartitionListener NONE = (step, doneBytes, totalBytes) -> {};

    /**
     * Hears about progress.
     *
     * @param step what is being done, for a person
     * @param doneBytes bytes done in this step, never falling within a step
     * @param totalBytes bytes of this step
     */
    void progress(String step, long doneBytes, long totalBytes);
}
