package org.phonebank.desktop.cli;

/** What the process tells the shell. */
public final class ExitCodes {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int BAD_INPUT = 2;
    /** As shells report a process that Ctrl+C ended. */
    public static final int CANCELLED = 130;

    /** For the help of each command; picocli wants "code:meaning". */
    static final String HELP_DONE = "0:Done.";

    static final String HELP_FAILED = "1:Failed while running; the reason is on standard error.";
    static final String HELP_BAD_INPUT = "2:Bad usage or input; nothing was started.";
    static final String HELP_CANCELLED = "130:Cancelled with Ctrl+C; everything started was stopped.";

    private ExitCodes() {}
}
