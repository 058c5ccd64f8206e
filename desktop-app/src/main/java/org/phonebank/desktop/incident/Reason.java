package org.phonebank.desktop.incident;

import java.util.Objects;
import java.util.Set;
import org.phonebank.desktop.incident.Incident.Severity;

/** A sentence that says it, such as the reason of a decision. */
record Reason(String sentence, Set<String> serials, Severity severity, Kind kind) implements Opening {
    /** How good a beginning it is. */
    enum Kind {
        /** Good. */
        WHOLE,
        /** Good, and what is done about it is part of it. */
        PLAN,
        /** One that knows better may replace it. */
        PROVISIONAL
    }

    Reason {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(kind);
        serials = Set.copyOf(serials);
    }

    /** It is not known why, what follows must speak for itself. */
    static Reason unknown() {
        return new Reason("", Set.of(), Severity.WARNING, Kind.PROVISIONAL);
    }

    /** A phone returns, and how that goes must speak for itself. */
    static Reason returnOf(String serial) {
        return new Reason("", Set.of(serial), Severity.NOTE, Kind.PROVISIONAL);
    }

    @Override
    public String words() {
        return Words.open(sentence);
    }

    @Override
    public boolean tellsPlan() {
        return kind == Kind.PLAN;
    }

    @Override
    public boolean isProvisional() {
        return kind == Kind.PROVISIONAL;
    }

    @Override
    public boolean isLoss() {
        return false;
    }
}
