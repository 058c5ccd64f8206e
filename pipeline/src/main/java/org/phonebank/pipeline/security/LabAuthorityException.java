package org.phonebank.pipeline.security;

import java.io.IOException;

/** The lab's certificate authority cannot be read or made; the message names the file and says what to do. */
public final class LabAuthorityException extends IOException {
    private static final long serialVersionUID = 1L;

    public LabAuthorityException(String message) {
        super(message);
    }

    public LabAuthorityException(String message, Throwable cause) {
        super(message, cause);
    }
}
