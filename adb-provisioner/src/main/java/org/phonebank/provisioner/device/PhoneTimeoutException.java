package org.phonebank.provisioner.device;

import org.jspecify.annotations.Nullable;

/**
 * The phone is connected but did not answer, or not finish, in time. A command may still have had its effect: repeat only
 * what may happen twice.
 */
public final class PhoneTimeoutException extends AdbException {
    private static final long serialVersionUID = 1L;

    public PhoneTimeoutException(String serial, PhoneAdvice advice, @Nullable Throwable cause) {
        super(serial, advice, cause);
    }

    @Override
    public boolean mayPassByItself() {
        return true;
    }
}
