package org.phonebank.provisioner;

/**
 * The phone is reachable but cannot be provisioned: its Android is too old, there is no worker for it, or its worker did
 * not start. The message is for a person. Trying again is safe.
 */
public final class ProvisionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String serial;
    private final boolean passing;

    public ProvisionException(String serial, String message) {
        this(serial, message, false);
    }

    /** @param passing see {@link #mayPassByItself} */
    ProvisionException(String serial, String message, boolean passing) {
        super(message);
        this.serial = serial;
        this.passing = passing;
    }

    /** Whether the same may succeed a moment later without a change by a person, as when the system ended the worker. */
    public boolean mayPassByItself() {
        return passing;
    }

    public String serial() {
        return serial;
    }
}
