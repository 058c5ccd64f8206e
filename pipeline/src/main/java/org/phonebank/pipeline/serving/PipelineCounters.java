package org.phonebank.pipeline.serving;

/**
 * What a pipeline has done, and what it holds at this moment.
 *
 * @param failovers since the beginning: how often a sequence went on with another replica because one was gone
 * @param replicaFailures since the beginning: replicas that failed
 * @param replayedPositions since the beginning: positions that a stage computed again
 * @param journalMemoryBytes of stage inputs in memory
 * @param journalDiskBytes of stage inputs in the journal's file
 * @param journalFiles open files
 * @param sequences that are not forgotten
 * @param positions of these sequences: what a replica without any of them has to compute to hold them all
 * @param openSteps without an answer that nobody abandoned
 * @param unansweredRequests to replicas of the layout
 * @param threads of the pipeline that live
 */
public record PipelineCounters(
        long failovers,
        long replicaFailures,
        long replayedPositions,
        long journalMemoryBytes,
        long journalDiskBytes,
        int journalFiles,
        int sequences,
        long positions,
        int openSteps,
        int unansweredRequests,
        int threads) {}
