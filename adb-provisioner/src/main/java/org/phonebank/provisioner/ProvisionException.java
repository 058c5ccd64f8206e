package org.phonebank.provisioner;

/**
 * The phone is reachable but cannot be provisioned: its Android is too old, there is no worker for it, or its worker did
 * not start. The message is for a person. Trying again is safe.
 */
public final class ProvisionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String serial;

    public ProvisionException(String serial, String message) {
        super(message);
        this.serial = serial;
    }

    public String serial() {
        return serial;
    }
}
