package org.phonebank.pipeline.link;

import io.grpc.Status;
import java.util.Objects;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;

/** A control call to a worker failed; told in a sentence that names the phone and says what to do. */
public final class WorkerException extends Exception implements Told {
    private static final long serialVersionUID = 1L;

    private final String phone;
    private final Status.Code code;
    private final transient Phrase problem;

    public WorkerException(String phone, Status.Code code, Phrase problem, Throwable cause) {
        super(problem.english(), cause);
        this.problem = problem;
        this.phone = Objects.requireNonNull(phone);
        this.code = Objects.requireNonNull(code);
    }

    public String phone() {
        return phone;
    }

    @Override
    public Phrase problem() {
        return problem;
    }

    /**
     * The gRPC status. {@link Status.Code#UNAVAILABLE} and {@link Status.Code#DEADLINE_EXCEEDED} may pass by themselves:
     * every control call may be sent again.
     */
    public Status.Code code() {
        return code;
    }
}
