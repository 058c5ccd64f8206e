package org.phonebank.desktop.history;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;
import org.phonebank.pipeline.phrase.Wording;

/** The history cannot be used; the message says in English which file, why, and what to do. */
public final class HistoryException extends IOException implements Told {
    private static final long serialVersionUID = 1L;

    /** What is wrong; each says which arguments it has. */
    public enum Reason implements Wording {
        /** File, cause. */
        NOT_MADE("The history {0} cannot be made ({1}): check that there is space and that you may write there."),
        /** File, its version, the newest version that is known. */
        NEWER("The history {0} was written by a newer Phonebank (version {1} of the file; this one knows {2}): use that"
                + " one, or move the file away."),
        /** File, cause. */
        DAMAGED("The history {0} cannot be used ({1}): it is damaged; move it away, and a new one is begun."),
        /** File, cause. */
        FULL(
                "The history {0} cannot be used ({1}): it is full; free some space on the disk, or forget old batches on the"
                        + " page Batch."),
        /** File, cause. */
        LOCKED("The history {0} cannot be used ({1}): another process keeps it locked; end that one."),
        /** File, cause. */
        REFUSED(
                "An entry does not go with the others in the history {0} ({1}), so it is left out; the others are kept."),
        /** File, cause. */
        UNUSABLE("The history {0} cannot be used ({1}): check that you may write it and that the disk has space.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        @Override
        public String key() {
            return "history.problem." + name();
        }

        @Override
        public String english() {
            return sentence;
        }
    }

    private final transient Phrase problem;

    HistoryException(Reason reason, @Nullable Throwable cause, Object... arguments) {
        this(Phrase.of(reason, arguments), cause);
    }

    private HistoryException(Phrase problem, @Nullable Throwable cause) {
        super(problem.english(), cause);
        this.problem = problem;
    }

    @Override
    public Phrase problem() {
        return problem;
    }
}
