package org.phonebank.pipeline.link;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;

/** A stage did not do its part; told in a sentence that names the phone and says what to do. */
public final class StageException extends Exception implements Told {
    private static final long serialVersionUID = 1L;
    private static final int NO_POSITION = -1;

    /** What happened, for those who decide what comes next. */
    public enum Reason {
        /** The stage no longer holds the positions before this frame: sending from {@link #expectedPosition()} mends it. */
        POSITION_SKIPPED,
        /** The stage is well but will not or cannot do this request; the same request would fail again. */
        REFUSED,
        /** The link or the worker is gone; the request may or may not have been computed, and sending again is safe. */
        LOST,
        /** No answer came in time; sending again is safe. */
        TIMED_OUT,
        /** The answer contradicts the request or itself: the phone is not to be trusted. */
        BAD_ANSWER,
        /** This side closed the link. */
        CLOSED
    }

    private final String phone;
    private final Reason reason;
    private final int expectedPosition;
    private final transient Phrase problem;

    /** In words that are the same in every language. */
    public StageException(String phone, Reason reason, String words) {
        this(phone, reason, Phrase.verbatim(words), null);
    }

    public StageException(String phone, Reason reason, Phrase problem) {
        this(phone, reason, problem, null);
    }

    public StageException(String phone, Reason reason, Phrase problem, @Nullable Throwable cause) {
        this(phone, reason, NO_POSITION, problem, cause);
    }

    private StageException(
            String phone, Reason reason, int expectedPosition, Phrase problem, @Nullable Throwable cause) {
        super(problem.english(), cause);
        this.problem = problem;
        this.phone = Objects.requireNonNull(phone);
        this.reason = Objects.requireNonNull(reason);
        this.expectedPosition = expectedPosition;
    }

    /** The stage's cache ends at a lower position than the frame's. */
    public static StageException positionSkipped(String phone, int expectedPosition, Phrase problem) {
        return new StageException(phone, Reason.POSITION_SKIPPED, expectedPosition, problem, null);
    }

    @Override
    public Phrase problem() {
        return problem;
    }

    /** Name of the phone that the stage runs on. */
    public String phone() {
        return phone;
    }

    public Reason reason() {
        return reason;
    }

    /** The highest position that the stage would accept; present with {@link Reason#POSITION_SKIPPED} only. */
    public OptionalInt expectedPosition() {
        return expectedPosition == NO_POSITION ? OptionalInt.empty() : OptionalInt.of(expectedPosition);
    }
}
