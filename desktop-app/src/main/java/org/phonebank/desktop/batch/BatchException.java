package org.phonebank.desktop.batch;

import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.Causes;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;
import org.phonebank.pipeline.phrase.Wording;

/** A batch cannot be run; the message is one English sentence: what happened, to which file, and what to do. */
public final class BatchException extends Exception implements Told {
    private static final long serialVersionUID = 1L;

    /** Why a batch ended or rests without being asked to; each says which arguments it has. */
    public enum Reason implements Wording {
        /** File. */
        IN_USE("Another Phonebank works on this batch of {0} already: end it there, or let it finish."),
        /** File of the results, cause. */
        RESULTS(
                "The results cannot be written to {0} ({1}): make room there, or copy the input to a folder that you may"
                        + " write to and run it again. All answers are kept."),
        /** Rows that failed together, what went wrong with the last one. */
        ROWS_FAILED("{0} rows in a row could not be answered, so the batch was paused: {1}"),
        /** File or folder, cause. */
        FILE("The file or folder {0} cannot be used ({1}): check that it is there and that you may read and write it."),
        /** Cause. */
        UNFORESEEN("Something went wrong that Phonebank did not expect: {0}");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        @Override
        public String key() {
            return "batch.problem." + name();
        }

        @Override
        public String english() {
            return sentence;
        }
    }

    private final transient Phrase problem;

    BatchException(Reason reason, @Nullable Throwable cause, Object... arguments) {
        this(Phrase.of(reason, arguments), cause);
    }

    private BatchException(Phrase problem, @Nullable Throwable cause) {
        super(problem.english(), cause);
        this.problem = problem;
    }

    @Override
    public Phrase problem() {
        return problem;
    }

    /** How a batch that this ended tells it. */
    static Phrase problem(Exception failure) {
        if (failure instanceof Told told) {
            return told.problem();
        }
        if (failure instanceof FileSystemException system && system.getFile() != null) {
            return Phrase.of(Reason.FILE, system.getFile(), Causes.cause(system));
        }
        return Phrase.of(Reason.UNFORESEEN, Causes.cause(failure));
    }
}
