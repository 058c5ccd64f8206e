package org.phonebank.desktop.wizard;

import java.nio.file.Path;

/** Keeps choices in a file, so that they survive the program however it ends. */
public final class ChoicesFile implements AutoCloseable {
    private final KeptJson<Choices> kept;

    public ChoicesFile(Path file) {
        kept = new KeptJson<>(file, Choices.class, Choices.NONE);
    }

    /** What was kept last; a file that cannot be read counts as none. The only method that waits, besides {@link #close}. */
    public Choices read() {
        return kept.read();
    }

    /** Writes soon; of several that come quickly, the last counts. */
    public void keep(Choices choices) {
        kept.keep(choices);
    }

    @Override
    public void close() {
        kept.close();
    }
}
