package org.phonebank.desktop.window.base;

/** The pages of the window, in the order of the rail. */
public enum Page {
    SETUP,
    LAB,
    MONITOR,
    CHAT,
    BATCH,
    SETTINGS
}
