package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.List;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.files.PhonePaths;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code mv [-f]}. */
final class MoveCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        List<String> operands = Options.parse(call.arguments(), "fin").someOperands(2);
        String target = call.path(operands.get(operands.size() - 1));
        boolean intoFolder = call.files().isFolder(target);
        if (operands.size() > 2 && !intoFolder) {
            return call.fail("'" + target + "' not directory");
        }
        int code = 0;
        for (String source : operands.subList(0, operands.size() - 1)) {
            try {
                call.files()
                        .move(
                                call.path(source),
                                intoFolder ? PhonePaths.child(target, PhonePaths.name(source)) : target);
            } catch (PhoneFileException e) {
                code = call.fail("bad '" + source + "': " + e.getMessage());
            }
        }
        return code;
    }
}
