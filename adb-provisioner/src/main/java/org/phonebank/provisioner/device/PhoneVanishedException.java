package org.phonebank.provisioner.device;

import org.jspecify.annotations.Nullable;

/**
 * The phone is not there, or its connection broke. What ran may have had any part of its effect; what may happen twice is
 * safe to repeat once discovery shows the phone as ready again.
 */
public final class PhoneVanishedException extends AdbException {
    private static final long serialVersionUID = 1L;

    public PhoneVanishedException(String serial, PhoneAdvice advice, @Nullable Throwable cause) {
        super(serial, advice, cause);
    }

    @Override
    public boolean mayPassByItself() {
        return true;
    }
}
