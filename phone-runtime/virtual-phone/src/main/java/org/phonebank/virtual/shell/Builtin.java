package org.phonebank.virtual.shell;

import java.io.IOException;

/** A command of the phone. */
@FunctionalInterface
public interface Builtin {
    /**
     * Runs it.
     *
     * @return the exit code
     * @throws IOException when reading or writing fails; the shell prints the message after the command's name
     * @throws InterruptedException when the shell is hung up
     */
    int run(CommandCall call) throws IOException, InterruptedException;
}
