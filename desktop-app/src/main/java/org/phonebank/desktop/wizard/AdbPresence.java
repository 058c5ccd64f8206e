package org.phonebank.desktop.wizard;

/** Whether phones on cables can be seen: that is the adb server's work. */
public enum AdbPresence {
    /** Nobody has looked yet. */
    UNKNOWN,
    RUNS,
    /** adb is installed, and its server can be started. */
    STOPPED,
    NOT_INSTALLED
}
