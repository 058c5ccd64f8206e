package org.phonebank.adb.wire;

/** Names of the features in a banner that this codec knows. */
public final class AdbFeature {
    /** {@code shell,v2:} with separate standard error and an exit code. */
    public static final String SHELL_V2 = "shell_v2";

    /** The command {@code cmd} reaches Android's services. */
    public static final String CMD = "cmd";

    /** Sync answers STA2 and LST2, with 64-bit sizes. */
    public static final String STAT_V2 = "stat_v2";

    /** Sync answers LIS2. */
    public static final String LS_V2 = "ls_v2";

    /** A push into a folder that is missing makes it. */
    public static final String FIXED_PUSH_MKDIR = "fixed_push_mkdir";

    private AdbFeature() {}
}
