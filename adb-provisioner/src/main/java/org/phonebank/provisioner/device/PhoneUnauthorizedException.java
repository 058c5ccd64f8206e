package org.phonebank.provisioner.device;

import org.jspecify.annotations.Nullable;

/**
 * The phone does not accept this computer yet: a person must allow USB debugging on its screen. Trying again before that
 * is safe and useless.
 */
public final class PhoneUnauthorizedException extends AdbException {
    private static final long serialVersionUID = 1L;

    public PhoneUnauthorizedException(String serial, PhoneAdvice advice, @Nullable Throwable cause) {
        super(serial, advice, cause);
    }

    @Override
    public boolean mayPassByItself() {
        return false;
    }
}
