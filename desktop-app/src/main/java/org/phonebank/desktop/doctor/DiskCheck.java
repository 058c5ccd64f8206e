package org.phonebank.desktop.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.terminal.Quantities;

/** Room where models and virtual phones are kept. */
record DiskCheck(DataFolder data) implements Check {
    private static final String SUBJECT = "Free disk";
    /** The sample model on six virtual phones at 32 bits. */
    private static final long NEEDED = 600L << 20;

    private static final long COMFORTABLE = 4L << 30;

    @Override
    public Finding examine() {
        Path existing = data.root();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            return judge(Files.getFileStore(existing).getUsableSpace(), existing);
        } catch (IOException e) {
            return Finding.warning(
                    SUBJECT, "The room on the disk of " + existing + " is not known (" + Causes.describe(e) + ").", "");
        }
    }

    static Finding judge(long free, Path folder) {
        String text = Quantities.bytes(free) + " are free for " + folder + ".";
        String remedy = "free some, or export " + DataFolder.VARIABLE + "=FOLDER on a larger disk";
        if (free < NEEDED) {
            return Finding.missing(SUBJECT, text + " The demo needs " + Quantities.bytes(NEEDED) + ".", remedy);
        }
        if (free < COMFORTABLE) {
            return Finding.warning(SUBJECT, text + " That is enough for the demo, not for larger models.", remedy);
        }
        return Finding.ok(SUBJECT, text);
    }
}
