package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.List;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.files.PhoneFileStatus;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code du [-shk]}: one sum for each path. */
final class DiskUseCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        Options options = Options.parse(call.arguments(), "shkc");
        int code = 0;
        for (String target : options.operands().isEmpty() ? List.of(".") : options.operands()) {
            long bytes = 0;
            try {
                for (String path : FileTree.walk(call.files(), call.path(target))) {
                    PhoneFileStatus status = call.files().status(path);
                    bytes += (status.sizeBytes() + 4095) / 4096 * 4096;
                }
                call.line(DiskFreeCommand.size(bytes, options.has('h')) + "\t" + target);
            } catch (PhoneFileException e) {
                code = call.fail("'" + target + "': " + e.getMessage());
            }
        }
        return code;
    }
}
