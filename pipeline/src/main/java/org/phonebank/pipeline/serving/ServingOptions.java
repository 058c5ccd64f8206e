package org.phonebank.pipeline.serving;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * What a pipeline is built for.
 *
 * @param hiddenSize values per token between stages
 * @param vocabularySize of the model
 * @param answerFloor no replica counts as hung sooner, however fast its steps have been
 * @param journalFolder for the journal's file; made, closed to others, and cleared of what ended pipelines left there
 * @param journalMemoryBytes of stage inputs kept in memory; older ones go to the file
 * @param journalDiskBytes of stage inputs kept in the file; what does not fit is computed again when it is needed
 * @param tolerance between the answers of mirrored replicas, relative to the greatest value
 */
public record ServingOptions(
        int hiddenSize,
        int vocabularySize,
        Duration answerFloor,
        Path journalFolder,
        long journalMemoryBytes,
        long journalDiskBytes,
        double tolerance) {
    private static final Duration ANSWER_FLOOR = Duration.ofSeconds(2);
    private static final long JOURNAL_MEMORY = 256L << 20;
    private static final long JOURNAL_DISK = 4L << 30;
    /** The same kernels on other processors differ by far less. */
    private static final double TOLERANCE = 0.03;

    public ServingOptions {
        Objects.requireNonNull(journalFolder);
        if (hiddenSize < 1 || vocabularySize < 1) {
            throw new IllegalArgumentException(
                    "No model has " + hiddenSize + " hidden values and " + vocabularySize + " tokens.");
        }
        if (answerFloor.isNegative() || answerFloor.isZero()) {
            throw new IllegalArgumentException("Phones need more than " + answerFloor + " to answer.");
        }
        if (journalMemoryBytes < 0 || journalDiskBytes < 0) {
            throw new IllegalArgumentException("A journal cannot have fewer than 0 bytes.");
        }
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("Answers of two phones are never nearer than " + tolerance + ".");
        }
    }

    /** Usual bounds: 2 s, 256 MiB in memory, 4 GiB on disk, 10 %. */
    public static ServingOptions of(int hiddenSize, int vocabularySize, Path journalFolder) {
        return new ServingOptions(
                hiddenSize, vocabularySize, ANSWER_FLOOR, journalFolder, JOURNAL_MEMORY, JOURNAL_DISK, TOLERANCE);
    }

    /** The same with another floor. */
    public ServingOptions withAnswerFloor(Duration floor) {
        return new ServingOptions(
                hiddenSize, vocabularySize, floor, journalFolder, journalMemoryBytes, journalDiskBytes, tolerance);
    }

    /** The same with another room for the journal. */
    public ServingOptions withJournal(long memoryBytes, long diskBytes) {
        return new ServingOptions(
                hiddenSize, vocabularySize, answerFloor, journalFolder, memoryBytes, diskBytes, tolerance);
    }
}
