package org.phonebank.virtual;

import java.io.IOException;
import java.nio.file.Path;

/** In which way a phone's processor computes wrongly: a file that its worker reads. */
final class ProcessorErrors {
    private final SettingFile file;

    ProcessorErrors(Path storage) {
        this.file = new SettingFile(storage.resolve("sys/phonebank/errors"));
    }

    void set(String way) throws IOException {
        file.write(way);
    }

    void clear() throws IOException {
        file.delete();
    }
}
