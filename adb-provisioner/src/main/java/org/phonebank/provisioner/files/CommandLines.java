package org.phonebank.provisioner.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.phonebank.provisioner.device.ShellText;

/** Shares many paths among commands that are short enough for every adbd. */
final class CommandLines {
    private static final int MAX_CHARACTERS = 3000;

    private CommandLines() {}

    /** Quoted paths, as many together as one command takes. */
    static List<List<String>> split(Collection<String> paths) {
        List<List<String>> commands = new ArrayList<>();
        List<String> current = new ArrayList<>();
        int length = 0;
        for (String path : paths) {
            String quoted = ShellText.quote(path);
            if (!current.isEmpty() && length + quoted.length() > MAX_CHARACTERS) {
                commands.add(current);
                current = new ArrayList<>();
                length = 0;
            }
            current.add(quoted);
            length += quoted.length() + 1;
        }
        if (!current.isEmpty()) {
            commands.add(current);
        }
        return commands;
    }
}
