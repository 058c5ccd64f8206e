package org.phonebank.provisioner;

import org.phonebank.provisioner.device.PhoneAdvice;

/**
 * The phone is reachable but cannot be provisioned: its Android is too old, there is no worker for it, or its worker did
 * not start. The message is for a person. Trying again is safe.
 */
public final class ProvisionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String serial;
    private final transient PhoneAdvice advice;
    private final boolean passing;

    ProvisionException(String serial, PhoneAdvice advice) {
        this(serial, advice, false);
    }

    /** @param passing see {@link #mayPassByItself} */
    ProvisionException(String serial, PhoneAdvice advice, boolean passing) {
        super(advice.english());
        this.serial = serial;
        this.advice = advice;
        this.passing = passing;
    }

    /** Whether the same may succeed a moment later without a change by a person, as when the system ended the worker. */
    public boolean mayPassByItself() {
        return passing;
    }

    /** What the message says, for those who say it in another language. */
    public PhoneAdvice advice() {
        return advice;
    }

    public String serial() {
        return serial;
    }
}
