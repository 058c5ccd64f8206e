package org.phonebank.provisioner.device;

import org.jspecify.annotations.Nullable;

/**
 * The other side sent something that is not ADB, or more than it may. Trying again is safe but will hardly help.
 */
public final class AdbProtocolException extends AdbException {
    private static final long serialVersionUID = 1L;

    public AdbProtocolException(String serial, PhoneAdvice advice, @Nullable Throwable cause) {
        super(serial, advice, cause);
    }

    @Override
    public boolean mayPassByItself() {
        return false;
    }
}
