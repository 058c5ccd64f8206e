package org.phonebank.provisioner.device;

import org.jspecify.annotations.Nullable;

/**
 * No adb server answers, or it stopped in the middle of a call. Trying again is safe for what may happen twice.
 */
public final class AdbServerUnavailableException extends AdbException {
    private static final long serialVersionUID = 1L;

    public AdbServerUnavailableException(String serial, PhoneAdvice advice, @Nullable Throwable cause) {
        super(serial, advice, cause);
    }

    @Override
    public boolean mayPassByItself() {
        return true;
    }
}
