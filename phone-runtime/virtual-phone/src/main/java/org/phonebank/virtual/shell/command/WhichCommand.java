package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.List;
import org.phonebank.virtual.files.PhonePaths;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code which NAME…}. */
final class WhichCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        return print(call, Options.parse(call.arguments(), "a").operands());
    }

    static int print(CommandCall call, List<String> names) throws IOException {
        int code = 0;
        for (String name : names) {
            if (call.shell().commands().contains(PhonePaths.name(name))) {
                call.line("/system/bin/" + PhonePaths.name(name));
            } else {
                code = 1;
            }
        }
        return code;
    }
}
