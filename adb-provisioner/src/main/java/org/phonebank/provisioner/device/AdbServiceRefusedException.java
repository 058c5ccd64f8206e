package org.phonebank.provisioner.device;

import org.jspecify.annotations.Nullable;

/**
 * The phone, or the adb server for it, refused a service: an unknown one, a closed port, a file that cannot be written.
 * Nothing happened on the phone; trying again gives the same answer.
 */
public final class AdbServiceRefusedException extends AdbException {
    private static final long serialVersionUID = 1L;

    public AdbServiceRefusedException(String serial, PhoneAdvice advice, @Nullable Throwable cause) {
        super(serial, advice, cause);
    }

    @Override
    public boolean mayPassByItself() {
        return false;
    }
}
