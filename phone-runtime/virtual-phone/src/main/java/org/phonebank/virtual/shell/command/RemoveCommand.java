package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.phonebank.virtual.files.Errno;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code rm [-rf]} and {@code rmdir}. */
final class RemoveCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        boolean folderOnly = call.name().equals("rmdir");
        Options options = Options.parse(call.arguments(), folderOnly ? "p" : "rRfi");
        boolean recursive = options.has('r') || options.has('R');
        int code = 0;
        for (String target : options.someOperands(options.has('f') ? 0 : 1)) {
            try {
                remove(call, call.path(target), recursive, folderOnly);
            } catch (PhoneFileException e) {
                if (e.errno() != Errno.ENOENT || !options.has('f')) {
                    code = call.fail(target + ": " + e.getMessage());
                }
            }
        }
        return code;
    }

    private static void remove(CommandCall call, String path, boolean recursive, boolean folderOnly)
            throws PhoneFileException {
        boolean folder = call.files().isFolder(path);
        if (folder && !recursive && !folderOnly) {
            throw new PhoneFileException(Errno.EISDIR);
        }
        if (!folder && folderOnly) {
            throw new PhoneFileException(call.files().exists(path) ? Errno.ENOTDIR : Errno.ENOENT);
        }
        if (!recursive) {
            call.files().delete(path);
            return;
        }
        List<String> paths = FileTree.walk(call.files(), path);
        Collections.reverse(paths);
        for (String each : paths) {
            call.files().delete(each);
        }
    }
}
