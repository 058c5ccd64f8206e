package org.phonebank.provisioner.server;

import java.io.IOException;

/** The adb server answered FAIL; the message is its reason, free of control characters. */
final class ServerRefusal extends IOException {
    private static final long serialVersionUID = 1L;

    ServerRefusal(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
