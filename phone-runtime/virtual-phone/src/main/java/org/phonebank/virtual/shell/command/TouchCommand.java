package org.phonebank.virtual.shell.command;

import java.io.IOException;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code touch [-c]}: makes files, or sets their time to now. */
final class TouchCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        Options options = Options.parse(call.arguments(), "cam");
        int code = 0;
        for (String file : options.someOperands(1)) {
            String path = call.path(file);
            try {
                if (!call.files().exists(path)) {
                    if (options.has('c')) {
                        continue;
                    }
                    call.files().write(path, true).close();
                }
                call.files().setModified(path, call.system().clock().instant().getEpochSecond());
            } catch (PhoneFileException e) {
                code = call.fail("'" + file + "': " + e.getMessage());
            }
        }
        return code;
    }
}
