package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.List;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code chmod [-R] MODE PATH…}. */
final class ChangeModeCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        Options options = Options.parse(call.arguments(), "Rf");
        List<String> operands = options.someOperands(2);
        int code = 0;
        for (String target : operands.subList(1, operands.size())) {
            try {
                List<String> paths =
                        options.has('R') ? FileTree.walk(call.files(), call.path(target)) : List.of(call.path(target));
                for (String path : paths) {
                    int before = call.files().status(path).mode();
                    call.files().setMode(path, FileMode.apply(operands.get(0), before));
                }
            } catch (PhoneFileException e) {
                code = call.fail("'" + target + "': " + e.getMessage());
            }
        }
        return code;
    }
}
