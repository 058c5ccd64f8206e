package org.phonebank.desktop.wizard;

/** How a phone came to be seen. */
public enum Origin {
    /** The adb server holds it. */
    ADB,
    /** A person gave its address, and can take it back. */
    ADDRESS,
    /** A virtual phone that lives in this program, and ends with it. */
    OWN_VIRTUAL,
    /** A virtual phone of another program, or of a lab that runs here. */
    OTHER_VIRTUAL
}
