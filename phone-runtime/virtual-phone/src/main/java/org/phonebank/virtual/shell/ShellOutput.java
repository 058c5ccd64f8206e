package org.phonebank.virtual.shell;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a command's output or errors go.
 *
 * @param hostFile the file of this machine behind it, so that a process can write it without the shell
 */
public record ShellOutput(OutputStream stream, Optional<Path> hostFile) {
    public static ShellOutput to(OutputStream stream) {
        return new ShellOutput(stream, Optional.empty());
    }
}
