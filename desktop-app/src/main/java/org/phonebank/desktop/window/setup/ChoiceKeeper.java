package org.phonebank.desktop.window.setup;

import org.phonebank.desktop.wizard.Choices;
import org.phonebank.desktop.wizard.Scouting;

/** Keeps what a person chooses. For the UI thread. */
interface ChoiceKeeper {
    Choices choices();

    /** Keeps what is chosen now. */
    void choose(Choices next);

    /** Whoever wants another lab than the last one does not want that to begin by itself. */
    void expectNoLonger();

    Scouting scouting();

    /** Something else has changed that is shown. */
    void tell();
}
