package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.Optional;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.files.PhoneFileStatus;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code stat [-c FORMAT]}. */
final class StatCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        Options options = Options.parse(call.arguments(), "c:L");
        Optional<String> format = options.value('c');
        int code = 0;
        for (String file : options.someOperands(1)) {
            try {
                PhoneFileStatus status = call.files().status(call.path(file));
                call.line(format.isPresent() ? format(format.get(), file, status) : whole(file, status));
            } catch (PhoneFileException e) {
                code = call.fail("'" + file + "': " + e.getMessage());
            }
        }
        return code;
    }

    private static String whole(String file, PhoneFileStatus status) {
        return """
                  File: %s
                  Size: %d\t Blocks: %d\t IO Blocks: 512\t%s
                Access: (%o/%s)\tUid: (2000/shell)\tGid: (2000/shell)
                Modify: %s""".formatted(
                        file,
                        status.sizeBytes(),
                        blocks(status),
                        kind(status),
                        status.mode() & 0777,
                        status.permissions(),
                        PhoneTime.seconds(status.modifiedSeconds()));
    }

    private static String format(String format, String file, PhoneFileStatus status) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            text.append(
                    c == '%' && i + 1 < format.length() ? field(format.charAt(++i), file, status) : String.valueOf(c));
        }
        return text.toString();
    }

    private static String field(char letter, String file, PhoneFileStatus status) {
        return switch (letter) {
            case 'n' -> file;
            case 's' -> String.valueOf(status.sizeBytes());
            case 'b' -> String.valueOf(blocks(status));
            case 'B' -> "512";
            case 'a' -> Integer.toOctalString(status.mode() & 0777);
            case 'A' -> status.permissions();
            case 'f' -> Integer.toHexString(status.mode());
            case 'F' -> kind(status);
            case 'Y' -> String.valueOf(status.modifiedSeconds());
            case 'y' -> PhoneTime.seconds(status.modifiedSeconds());
            case 'u', 'g' -> "2000";
            case 'U', 'G' -> "shell";
            case '%' -> "%";
            default -> throw new IllegalArgumentException("bad format %" + letter);
        };
    }

    private static long blocks(PhoneFileStatus status) {
        return (status.sizeBytes() + 4095) / 4096 * 8;
    }

    private static String kind(PhoneFileStatus status) {
        return status.isFolder() ? "directory" : status.isFile() ? "regular file" : "character device";
    }
}
