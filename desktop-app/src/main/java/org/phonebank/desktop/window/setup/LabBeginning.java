package org.phonebank.desktop.window.setup;

/** Which lab the window begins with. */
public enum LabBeginning {
    /** One of the window's own, whose preparation is shown. */
    GIVEN,
    /** The one that was there when the last program ended, if any was. */
    LAST,
    /** None, until a person has one prepared. */
    NONE
}
