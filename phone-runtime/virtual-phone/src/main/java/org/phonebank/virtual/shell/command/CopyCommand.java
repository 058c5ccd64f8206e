package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.phonebank.virtual.files.Errno;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.files.PhonePaths;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code cp [-rf]}. */
final class CopyCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        Options options = Options.parse(call.arguments(), "rRfpa");
        List<String> operands = options.someOperands(2);
        String target = call.path(operands.get(operands.size() - 1));
        boolean intoFolder = call.files().isFolder(target);
        if (operands.size() > 2 && !intoFolder) {
            return call.fail("'" + target + "' not directory");
        }
        boolean recursive = options.has('r') || options.has('R') || options.has('a');
        int code = 0;
        for (String source : operands.subList(0, operands.size() - 1)) {
            String to = intoFolder ? PhonePaths.child(target, PhonePaths.name(source)) : target;
            try {
                copy(call, call.path(source), to, recursive);
            } catch (PhoneFileException e) {
                code = call.fail("bad '" + source + "': " + e.getMessage());
            }
        }
        return code;
    }

    private static void copy(CommandCall call, String from, String to, boolean recursive) throws IOException {
        if (!call.files().isFolder(from)) {
            try (InputStream in = call.files().read(from);
                    OutputStream out = call.files().write(to, false)) {
                in.transferTo(out);
            }
            return;
        }
        if (!recursive || PhonePaths.isWithin(to, from)) {
            throw new PhoneFileException(recursive ? Errno.EINVAL : Errno.EISDIR);
        }
        for (String path : FileTree.walk(call.files(), from)) {
            String place = to + path.substring(from.length());
            if (call.files().isFolder(path)) {
                call.files().makeFolders(place);
            } else {
                copy(call, path, place, false);
            }
        }
    }
}
