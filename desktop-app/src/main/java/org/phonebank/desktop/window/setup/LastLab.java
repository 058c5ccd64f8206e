package org.phonebank.desktop.window.setup;

import java.util.List;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.wizard.Choices;
import org.phonebank.desktop.wizard.Survey;
import org.phonebank.pipeline.phrase.Phrase;

/** The lab that was there when the last program ended, on its way back. */
final class LastLab {
    private boolean awaited;
    private boolean late;
    private boolean placesAgain;

    /** It begins by itself as soon as its phones are there. */
    void await() {
        awaited = true;
    }

    /** Says whether the lab begins now, because everything that it needs is there. */
    boolean begins(Survey survey, Choices choices) {
        return awaited && survey.fit().fits() && missing(survey, choices).isEmpty();
    }

    /** It begins, or does not any more. */
    void end() {
        awaited = false;
        late = false;
        placesAgain = false;
    }

    boolean awaited() {
        return awaited;
    }

    /** It should be there by now. Says whether that is news. */
    boolean miss() {
        boolean news = awaited && !late;
        late |= news;
        return news;
    }

    /** Whether it was waited for longer than phones usually take. */
    boolean late() {
        return late;
    }

    /** Its layers go where they go without anybody being asked. */
    void placeAgain() {
        placesAgain = true;
    }

    boolean placesAgain() {
        return placesAgain;
    }

    /** Names of its phones that are not ready. */
    static List<String> missing(Survey survey, Choices choices) {
        return survey.missing(choices.underway());
    }

    /** Why it does not begin. */
    static Phrase obstacle(Survey survey, Choices choices) {
        List<String> missing = missing(survey, choices);
        if (!missing.isEmpty()) {
            return Phrase.of(FailureWording.PHONES_NOT_BACK, String.join(", ", missing));
        }
        return Phrase.of(
                survey.model().isEmpty() ? FailureWording.MODEL_NOT_BACK : FailureWording.LAST_LAB_DOES_NOT_FIT);
    }
}
