package org.phonebank.provisioner.device;

import org.jspecify.annotations.Nullable;

/**
 * A file on this computer could not be read or written. Nothing is wrong with the phone; mend the file first.
 */
public final class LocalFileException extends AdbException {
    private static final long serialVersionUID = 1L;

    public LocalFileException(String serial, PhoneAdvice advice, @Nullable Throwable cause) {
        super(serial, advice, cause);
    }

    @Override
    public boolean mayPassByItself() {
        return false;
    }
}
