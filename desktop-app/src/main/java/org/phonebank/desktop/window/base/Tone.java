package org.phonebank.desktop.window.base;

/** How a state is coloured. The state is always written in words, too. */
public enum Tone {
    NEUTRAL,
    ACCENT,
    SUCCESS,
    WARNING,
    DANGER
}
