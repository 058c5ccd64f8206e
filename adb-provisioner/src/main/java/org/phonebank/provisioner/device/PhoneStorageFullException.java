package org.phonebank.provisioner.device;

import org.jspecify.annotations.Nullable;

/** The phone has too little free storage for what is to be copied. Free some on the phone, then try again. */
public final class PhoneStorageFullException extends AdbException {
    private static final long serialVersionUID = 1L;

    private final long missingBytes;

    /**
     * Makes one.
     *
     * @param missingBytes how much more must be free, as far as known, at least 1
     */
    public PhoneStorageFullException(String serial, long missingBytes, PhoneAdvice advice, @Nullable Throwable cause) {
        super(serial, advice, cause);
        this.missingBytes = missingBytes;
    }

    public long missingBytes() {
        return missingBytes;
    }

    @Override
    public boolean mayPassByItself() {
        return false;
    }
}
