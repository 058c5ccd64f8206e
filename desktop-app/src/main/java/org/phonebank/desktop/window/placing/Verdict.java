package org.phonebank.desktop.window.placing;

import org.phonebank.desktop.window.base.Tone;

/**
 * What a phone says to what a person holds over the lab.
 *
 * @param words a few
 * @param more what it would bring; "" if nothing can be said
 * @param why one sentence why not; "" unless it refuses
 */
public record Verdict(Kind kind, String words, String more, String why) {
    static final Verdict SOURCE = new Verdict(Kind.SOURCE, "", "", "");

    /** What it comes to. */
    public enum Kind {
        /** It can be dropped there. */
        TAKES,
        /** It cannot. */
        REFUSES,
        /** It comes from there. */
        SOURCE
    }

    public Tone tone() {
        return switch (kind) {
            case TAKES -> Tone.SUCCESS;
            case REFUSES -> Tone.DANGER;
            case SOURCE -> Tone.NEUTRAL;
        };
    }
}
