package org.phonebank.desktop.window.monitor;

import org.phonebank.desktop.window.base.Tone;

/** What is to be said of a phone, what matters most first. */
public enum Badge {
    /** Was heard before, but not in the last seconds. */
    SILENT(Tone.DANGER),
    LOW_BATTERY(Tone.DANGER),
    HOT(Tone.DANGER),
    /** Its processors may not run as fast as they can. */
    HELD_BACK(Tone.WARNING),
    SHORT_OF_MEMORY(Tone.WARNING),
    /** Warmer than all others. */
    HOTTEST(Tone.ACCENT),
    /** Its battery is emptier than all others. */
    EMPTIEST(Tone.ACCENT),
    /** Takes longer for a token than all others. */
    SLOWEST(Tone.ACCENT),
    /** Was never heard. */
    WAITING(Tone.NEUTRAL);

    private final Tone tone;

    Badge(Tone tone) {
        this.tone = tone;
    }

    Tone tone() {
        return tone;
    }

    /** Whether a person may want to do something about it. */
    boolean warns() {
        return tone == Tone.DANGER || tone == Tone.WARNING;
    }
}
