package org.phonebank.desktop.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.data.DataFolder;

/** Whether the data folder can be written to. */
record DataFolderCheck(DataFolder data) implements Check {
    private static final String SUBJECT = "Data folder";

    @Override
    public Finding examine() {
        try {
            Path probe = Files.createTempFile(data.create().root(), "doctor", ".tmp");
            Files.delete(probe);
            return Finding.ok(SUBJECT, data.root() + " can be written to.");
        } catch (IOException e) {
            return Finding.missing(
                    SUBJECT,
                    data.root() + " cannot be written to (" + Causes.describe(e) + ").",
                    "export " + DataFolder.VARIABLE + "=FOLDER, with a folder you may write to");
        }
    }
}
