package org.phonebank.provisioner.device;

import org.jspecify.annotations.Nullable;

/**
 * A fault on the way to a phone, as against an operation that the phone carried out and that failed there. The message
 * is one sentence for a person: what happened, to which phone, what to do.
 */
public abstract sealed class AdbException extends Exception
        permits AdbProtocolException,
                AdbServerUnavailableException,
                AdbServiceRefusedException,
                LocalFileException,
                PhoneStorageFullException,
                PhoneTimeoutException,
                PhoneUnauthorizedException,
                PhoneVanishedException {
    private static final long serialVersionUID = 1L;

    private final String serial;
    private final transient PhoneAdvice advice;

    AdbException(String serial, PhoneAdvice advice, @Nullable Throwable cause) {
        super(advice.english(), cause);
        this.serial = serial;
        this.advice = advice;
    }

    /** What the message says, for those who say it in another language. */
    public final PhoneAdvice advice() {
        return advice;
    }

    /** The phone's serial, or its address as long as the serial is not known; empty when no single phone is meant. */
    public final String serial() {
        return serial;
    }

    /**
     * Whether the same call may succeed later without a change by a person. It says nothing about what the broken call
     * already did on the phone: repeat only what may happen twice.
     */
    public abstract boolean mayPassByItself();
}
