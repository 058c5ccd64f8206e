package org.phonebank.desktop.window.setup;

import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.wizard.WizardStep;

/**
 * A step as the list of steps shows it.
 *
 * @param summary how it stands, in a few words; "" if there is nothing to say
 * @param mark what its sign shows
 * @param obstacle why it cannot be opened yet; "" if it can
 */
record StepItem(WizardStep step, String title, String summary, SetupMark mark, String obstacle) {
    Tone tone() {
        return switch (mark) {
            case TODO -> Tone.NEUTRAL;
            case BUSY -> Tone.ACCENT;
            case DONE -> Tone.SUCCESS;
            case TROUBLE -> Tone.WARNING;
        };
    }
}
