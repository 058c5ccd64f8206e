package org.phonebank.virtual.shell.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.shell.CommandCall;

/** What commands read that take files or else standard input. */
final class Inputs {
    private Inputs() {}

    /** Does something with an input. */
    interface Action {
        void accept(InputStream in, String name) throws IOException, InterruptedException;
    }

    /** Goes through the files in turn, or standard input when there are none or one is a dash; 1 if any failed. */
    static int each(CommandCall call, List<String> files, Action action) throws IOException, InterruptedException {
        if (files.isEmpty()) {
            action.accept(call.in(), "-");
            return 0;
        }
        int code = 0;
        for (String file : files) {
            if (file.equals("-")) {
                action.accept(call.in(), file);
                continue;
            }
            try (InputStream in = call.files().read(call.path(file))) {
                action.accept(in, file);
            } catch (PhoneFileException e) {
                code = call.fail(file + ": " + e.getMessage());
            }
        }
        return code;
    }

    static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * Reads a whole number.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not integer: " + text, e);
        }
    }
}
