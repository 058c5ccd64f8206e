package org.phonebank.desktop.conversation;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;
import org.phonebank.pipeline.phrase.Wording;

/** Something of a conversation cannot be read or exported; the message is one English sentence. */
public final class ConversationException extends IOException implements Told {
    private static final long serialVersionUID = 1L;

    /** What is wrong; each says which arguments it has. */
    public enum Reason implements Wording {
        /** None. */
        DELETED("The conversation was deleted, so there is nothing to export."),
        /** File, cause. */
        NOT_EXPORTED("The conversation was not written to {0} ({1}): choose a folder that you may write to."),
        /** None. */
        CLOSED("The window is closed, so nothing is read any more."),
        /** None. */
        TIMES("The times of this answer cannot be read: they are damaged, or a newer Phonebank wrote them.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        @Override
        public String key() {
            return "chat.problem." + name();
        }

        @Override
        public String english() {
            return sentence;
        }
    }

    private final transient Phrase problem;

    ConversationException(Reason reason, @Nullable Throwable cause, Object... arguments) {
        this(Phrase.of(reason, arguments), cause);
    }

    private ConversationException(Phrase problem, @Nullable Throwable cause) {
        super(problem.english(), cause);
        this.problem = problem;
    }

    @Override
    public Phrase problem() {
        return problem;
    }
}
