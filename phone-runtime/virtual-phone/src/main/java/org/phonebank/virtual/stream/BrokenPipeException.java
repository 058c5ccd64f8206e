package org.phonebank.virtual.stream;

import java.io.IOException;

/** Nobody reads what is written. */
public final class BrokenPipeException extends IOException {
    public BrokenPipeException() {
        super("Broken pipe");
    }
}
