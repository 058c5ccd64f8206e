package org.phonebank.desktop.window.setup;

/** Where a step of setting up stands. */
public enum SetupMark {
    TODO,
    BUSY,
    DONE,
    TROUBLE
}
