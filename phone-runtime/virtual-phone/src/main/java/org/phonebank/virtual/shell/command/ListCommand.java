package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.files.PhoneFileStatus;
import org.phonebank.virtual.files.PhonePaths;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code ls}, with {@code -l}, {@code -a}, {@code -d} and {@code -R}. */
final class ListCommand implements Builtin {
    private static final int MAX_DEPTH = 32;

    @Override
    public int run(CommandCall call) throws IOException {
        Options options = Options.parse(call.arguments(), "1aAdlRhsnp");
        List<String> targets = options.operands().isEmpty() ? List.of(".") : options.operands();
        int code = 0;
        List<String> folders = new ArrayList<>();
        for (String target : targets) {
            try {
                PhoneFileStatus status = call.files().status(call.path(target));
                if (status.isFolder() && !options.has('d')) {
                    folders.add(target);
                } else {
                    call.line(entry(target, status, options));
                }
            } catch (PhoneFileException e) {
                code = call.fail(target + ": " + e.getMessage());
            }
        }
        boolean titled = targets.size() > 1 || options.has('R');
        for (String folder : folders) {
            code |= folder(call, folder, options, titled, 0);
        }
        return code;
    }

    private static int folder(CommandCall call, String folder, Options options, boolean titled, int depth)
            throws IOException {
        if (titled) {
            call.line((depth > 0 ? "\n" : "") + folder + ":");
        }
        List<String> names;
        try {
            names = call.files().list(call.path(folder));
        } catch (PhoneFileException e) {
            return call.fail(folder + ": " + e.getMessage());
        }
        List<String> lines = new ArrayList<>();
        List<String> inner = new ArrayList<>();
        long blocks = 0;
        for (String name : names) {
            if (name.startsWith(".") && !options.has('a') && !options.has('A')) {
                continue;
            }
            try {
                PhoneFileStatus status = call.files().status(call.path(PhonePaths.child(folder, name)));
                lines.add(entry(name, status, options));
                blocks += (status.sizeBytes() + 4095) / 4096 * 4;
                if (status.isFolder()) {
                    inner.add(PhonePaths.child(folder, name));
                }
            } catch (PhoneFileException e) {
                lines.add(name);
            }
        }
        if (options.has('l')) {
            call.line("total " + blocks);
        }
        for (String line : lines) {
            call.line(line);
        }
        int code = 0;
        if (options.has('R') && depth < MAX_DEPTH) {
            for (String each : inner) {
                code |= folder(call, each, options, true, depth + 1);
            }
        }
        return code;
    }

    private static String entry(String name, PhoneFileStatus status, Options options) {
        return options.has('l')
                ? "%s 1 shell shell %8d %s %s"
                        .formatted(
                                status.permissions(),
                                status.sizeBytes(),
                                PhoneTime.minutes(status.modifiedSeconds()),
                                name)
                : name;
    }
}
