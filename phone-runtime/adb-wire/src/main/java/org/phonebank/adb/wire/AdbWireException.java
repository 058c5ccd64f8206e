package org.phonebank.adb.wire;

import java.io.IOException;

/** The other side sent bytes that are not ADB, or more of them than allowed. The transport cannot be used any more. */
public final class AdbWireException extends IOException {
    public AdbWireException(String message) {
        super(message);
    }

    public AdbWireException(String message, Throwable cause) {
        super(message, cause);
    }
}
