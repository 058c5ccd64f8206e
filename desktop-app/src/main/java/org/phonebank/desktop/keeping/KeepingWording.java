package org.phonebank.desktop.keeping;

import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Wording;

/** Why nothing came of a decision, where no phone has said so itself. */
public enum KeepingWording implements Wording {
    GIVEN_UP("It was given up."),
    LAB_CHANGED("The lab changed meanwhile."),
    /** Phone. */
    LOST_MEANWHILE("{0} was lost meanwhile."),
    /** Phone. */
    TESTED_BEFORE_USE("{0} has to be tested first."),
    /** Phone, layers, why not. */
    NOT_TAKEN_BACK("{0} could not take back {1}: {2}");

    private final String english;

    KeepingWording(String english) {
        this.english = english;
    }

    /** Whether this is all that was the matter, so that everything is as it was before. */
    public static boolean isGivenUp(Phrase sentence) {
        return sentence instanceof Phrase.Said said && said.wording() == GIVEN_UP;
    }

    @Override
    public String key() {
        return "keeping." + name();
    }

    @Override
    public String english() {
        return english;
    }
}
