package org.phonebank.pipeline.link;

import io.grpc.Status;
import java.util.Objects;

/** A control call to a worker failed; the message names the phone and says what to do. */
public final class WorkerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String phone;
    private final Status.Code code;

    public WorkerException(String phone, Status.Code code, String message, Throwable cause) {
        super(message, cause);
        this.phone = Objects.requireNonNull(phone);
        this.code = Objects.requireNonNull(code);
    }

    public String phone() {
        return phone;
    }

    /**
     * The gRPC status. {@link Status.Code#UNAVAILABLE} and {@link Status.Code#DEADLINE_EXCEEDED} may pass by themselves:
     * every control call may be sent again.
     */
    public Status.Code code() {
        return code;
    }
}
