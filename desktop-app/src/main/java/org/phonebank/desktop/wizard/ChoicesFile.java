package org.phonebank.desktop.wizard;

import java.nio.file.Path;

/** Keeps choices in a file, so that they survive the program however it ends. */
public final class ChoicesFile implements AutoCloseable {
    private final KeptJson<Choices> file;

    /** Reads what was kept last, so it waits for the disk; a file that cannot be read counts as none. */
    public ChoicesFile(Path path) {
        file = new KeptJson<>(path, Choices.class, Choices.NONE);
    }

    /** What had been kept when this was made. */
    public Choices kept() {
        return file.kept();
    }

    /** Writes soon; of several that come quickly, the last counts. */
    public void keep(Choices choices) {
        file.keep(choices);
    }

    @Override
    public void close() {
        file.close();
    }
}
