package org.phonebank.desktop.incident;

import java.util.Objects;
import java.util.Set;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.Decision;

/**
 * A sentence that says it, such as the reason of a decision; none if what follows must speak for itself.
 *
 * @param tellsPlan see {@link Opening#tellsPlan}
 * @param isProvisional see {@link Opening#isProvisional}
 */
record Reason(Phrase sentence, Set<String> serials, Severity severity, boolean tellsPlan, boolean isProvisional)
        implements Opening {
    Reason {
        Objects.requireNonNull(sentence);
        Objects.requireNonNull(severity);
        serials = Set.copyOf(serials);
    }

    /** It is not known why. */
    static Reason unknown() {
        return new Reason(Phrase.NONE, Set.of(), Severity.WARNING, false, true);
    }

    /** A phone returns. */
    static Reason returnOf(String serial) {
        return new Reason(Phrase.NONE, Set.of(serial), Severity.NOTE, false, true);
    }

    /** A phone is tested, which says nothing as soon as the result is known. */
    static Reason of(Decision.Test test) {
        return new Reason(test.reason(), test.phones(), Severity.NOTE, false, true);
    }

    /** Layers get another phone before it was told that they lost theirs. */
    static Reason of(Decision.Replace replace) {
        return new Reason(replace.reason(), replace.phones(), Severity.WARNING, true, true);
    }

    /** It says what is going to be done and why. */
    static Reason plan(Decision decision) {
        return new Reason(decision.reason(), decision.phones(), Severity.NOTE, true, false);
    }

    /** It says all. */
    static Reason whole(Phrase sentence, Set<String> serials, Severity severity) {
        return new Reason(sentence, serials, severity, false, false);
    }

    @Override
    public Phrase words() {
        return sentence.isNone() ? sentence : Phrase.clause(sentence);
    }

    @Override
    public boolean isLoss() {
        return false;
    }
}
