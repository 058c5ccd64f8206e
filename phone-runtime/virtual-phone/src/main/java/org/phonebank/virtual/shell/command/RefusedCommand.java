package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.List;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** Commands that need a screen, apps or root: refused in one sentence. */
final class RefusedCommand implements Builtin {
    static final List<String> NAMES = List.of(
            "am",
            "cmd",
            "content",
            "input",
            "logcat",
            "media",
            "monkey",
            "pm",
            "reboot",
            "screencap",
            "screenrecord",
            "settings",
            "setprop",
            "su",
            "svc",
            "wm",
            "ln",
            "chown",
            "mount",
            "umount");

    @Override
    public int run(CommandCall call) throws IOException {
        return call.fail("not available on a virtual phone");
    }
}
