package org.phonebank.desktop.batch.input;

import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;
import org.phonebank.pipeline.phrase.Wording;

/**
 * A file cannot be used as input, or a row of it cannot be filled into a template. The message is one English sentence.
 */
public final class InputException extends Exception implements Told {
    private static final long serialVersionUID = 1L;

    /** What is wrong; each says which arguments it has. */
    public enum Reason implements Wording {
        /** File, endings that are known. */
        UNKNOWN_KIND("{0} is not a file with rows that can be read: save it as CSV, JSONL or text ({1})."),
        /** File, cause. */
        UNREADABLE("{0} cannot be read ({1}): check that it is there and that you may read it."),
        /** File, line. */
        NOT_TEXT("Line {1} of {0} is not UTF-8 text: save the file again as \"CSV UTF-8\" or UTF-8 text."),
        /** File. */
        NO_ROWS("{0} has no rows: add at least one below the column names."),
        /** File, line, most characters. */
        LINE_TOO_LONG("Line {1} of {0} is longer than {2} characters: split it."),
        /** File, line, fields there, columns. */
        EXTRA_FIELDS("Line {1} of {0} has {2} fields, but there are {3} columns: put fields that hold the separator"
                + " into double quotes."),
        /** File, line. */
        OPEN_QUOTE("In {0} a double quote that begins at line {1} is never closed."),
        /** File, line, most characters of a field. */
        BAD_CSV(
                "Line {1} of {0} is not valid CSV: a field that begins with a double quote must end with one, those inside are"
                        + " doubled, and none may be longer than {2} characters."),
        /** File, line. */
        NO_OBJECT("Line {1} of {0} is not a JSON object such as '{'\"text\": \"…\"'}'."),
        /** File, most columns. */
        TOO_MANY_COLUMNS("{0} has more than {1} columns."),
        /** File. */
        CHANGED("{0} was changed while the batch ran: save it as it shall be and start again; answers to rows of the"
                + " file as it was are kept."),
        /** Column. */
        MISSING_VALUE("The row has no \"{0}\"."),
        /** None. */
        EMPTY_PROMPT("The prompt is empty, because the columns of this row are blank.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        @Override
        public String key() {
            return "batch.input." + name();
        }

        @Override
        public String english() {
            return sentence;
        }
    }

    private final transient Phrase problem;

    InputException(Reason reason, Object... arguments) {
        this(Phrase.of(reason, arguments));
    }

    private InputException(Phrase problem) {
        super(problem.english());
        this.problem = problem;
    }

    @Override
    public Phrase problem() {
        return problem;
    }
}
