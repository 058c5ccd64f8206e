package org.phonebank.desktop.window.setup;

import java.util.List;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.wizard.Choices;
import org.phonebank.desktop.wizard.ReturningLab;
import org.phonebank.desktop.wizard.Survey;
import org.phonebank.pipeline.phrase.Phrase;

/** The lab that was there when the last program ended, on its way back. */
final class LastLab {
    private boolean awaited;
    private boolean asking;
    private boolean late;
    private boolean placesAgain;
    private Phrase held = Phrase.NONE;

    /** It begins by itself as soon as its phones are there. */
    void await() {
        awaited = true;
    }

    /** It waits for a person. */
    void hold(FailureWording why) {
        end();
        held = Phrase.of(why);
    }

    /** Why it waits for a person; none if it does not. */
    Phrase held() {
        return held;
    }

    /**
     * Says whether everything is there that the lab needs.
     *
     * @param own what is seen of its phones, without others
     */
    boolean complete(Survey own, Choices choices) {
        return awaited
                && choices.lab().isOf(choices.model(), choices.bits())
                && own.fit().fits()
                && missing(own, choices).isEmpty();
    }

    /** Somebody looks whether another program works with phones. Says whether nobody did yet. */
    boolean ask() {
        boolean first = !asking;
        asking = true;
        return first;
    }

    /** Whoever looked knows. */
    void answer() {
        asking = false;
    }

    /** It begins, or does not any more. */
    void end() {
        awaited = false;
        late = false;
        placesAgain = false;
        held = Phrase.NONE;
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
        return survey.missing(choices.lab().phones());
    }

    /** Why it does not begin. */
    static Phrase obstacle(Survey own, Choices choices) {
        ReturningLab lab = choices.lab();
        if (!lab.isOf(choices.model(), choices.bits())) {
            return Phrase.of(FailureWording.LAST_LAB_OF_ANOTHER_MODEL);
        }
        List<String> missing = missing(own, choices);
        if (!missing.isEmpty()) {
            return Phrase.of(FailureWording.PHONES_NOT_BACK, String.join(", ", missing));
        }
        return Phrase.of(own.model().isEmpty() ? FailureWording.MODEL_NOT_BACK : FailureWording.LAST_LAB_DOES_NOT_FIT);
    }
}
