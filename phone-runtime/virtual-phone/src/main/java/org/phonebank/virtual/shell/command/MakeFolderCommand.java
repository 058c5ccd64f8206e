package org.phonebank.virtual.shell.command;

import java.io.IOException;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code mkdir [-p] [-m MODE]}. */
final class MakeFolderCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        Options options = Options.parse(call.arguments(), "pm:");
        int code = 0;
        for (String folder : options.someOperands(1)) {
            try {
                if (options.has('p')) {
                    call.files().makeFolders(call.path(folder));
                } else {
                    call.files().makeFolder(call.path(folder));
                }
                if (options.value('m').isPresent()) {
                    String mode = options.value('m').orElseThrow();
                    call.files().setMode(call.path(folder), FileMode.apply(mode, 0777));
                }
            } catch (PhoneFileException e) {
                code = call.fail("'" + folder + "': " + e.getMessage());
            }
        }
        return code;
    }
}
