package org.phonebank.virtual.shell;

import java.io.InputStream;

/** A command's input, output and errors. After {@code 2>&1} the last two are the same object. */
public record ShellIo(InputStream in, ShellOutput out, ShellOutput err) {
    ShellIo withIn(InputStream newIn) {
        return new ShellIo(newIn, out, err);
    }

    ShellIo withOut(ShellOutput newOut) {
        return new ShellIo(in, newOut, err);
    }

    ShellIo withErr(ShellOutput newErr) {
        return new ShellIo(in, out, newErr);
    }
}
