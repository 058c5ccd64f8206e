package org.phonebank.pipeline.link;

import io.grpc.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.frame.FrameFailure;
import org.phonebank.protocol.frame.FrameFormatException;

/** Puts gRPC statuses into sentences that name the phone and say what to do. */
final class WorkerFailures {
    private static final int MAX_TEXT = 500;

    private final String phone;

    WorkerFailures(String phone) {
        this.phone = phone;
    }

    /** @param doing what was asked, as in "load a shard" */
    WorkerException ofCall(String doing, Status status) {
        return new WorkerException(phone, status.getCode(), sentence(doing, status), status.asRuntimeException());
    }

    StageException closed() {
        return new StageException(phone, StageException.Reason.CLOSED, "The link to " + phone + " was closed.");
    }

    StageException ofStream(Status status) {
        StageException.Reason reason = isBadFrame(status)
                ? StageException.Reason.BAD_ANSWER
                : switch (status.getCode()) {
                    case INVALID_ARGUMENT,
                            NOT_FOUND,
                            FAILED_PRECONDITION,
                            UNIMPLEMENTED,
                            UNAUTHENTICATED,
                            PERMISSION_DENIED -> StageException.Reason.REFUSED;
                    default -> StageException.Reason.LOST;
                };
        return new StageException(phone, reason, sentence("compute", status), status.asRuntimeException());
    }

    StageException ofFrame(FrameFailure failure) {
        if (failure.positionSkipped()) {
            return StageException.positionSkipped(
                    phone,
                    failure.expectedPosition(),
                    phone + " lost part of the conversation: " + clean(failure.message()));
        }
        return new StageException(
                phone,
                failure.statusCode() == Status.Code.INTERNAL.value()
                        ? StageException.Reason.BAD_ANSWER
                        : StageException.Reason.REFUSED,
                phone + " could not compute its layers: " + clean(failure.message()));
    }

    StageException badAnswer(String how) {
        return new StageException(
                phone,
                StageException.Reason.BAD_ANSWER,
                phone + " sent an answer that cannot be right (" + how + "); restart its worker.");
    }

    private String sentence(String doing, Status status) {
        String said = said(status);
        if (isBadFrame(status)) {
            return phone + " sent something that is no frame; restart its worker.";
        }
        return switch (status.getCode()) {
            case UNAVAILABLE ->
                isTls(status)
                        ? phone
                                + " and this lab do not accept each other's certificates; provision the phone again,"
                                + " and check its clock."
                        : "The worker on " + phone + " cannot be reached (" + said
                                + "); check cable or Wi-Fi, then provision the phone again.";
            case DEADLINE_EXCEEDED ->
                phone + " took too long to " + doing + "; it may be busy or hung: restart its worker.";
            case CANCELLED -> "Waiting for " + phone + " to " + doing + " was cancelled.";
            case UNIMPLEMENTED, UNAUTHENTICATED, PERMISSION_DENIED ->
                phone + " runs a worker that does not work for this lab (" + said + "); provision the phone again.";
            default -> phone + " could not " + doing + ": " + said;
        };
    }

    /** The transport's own descriptions say less than what caused them ("io exception"). */
    private static String said(Status status) {
        String description = status.getDescription();
        Throwable cause = rootCause(status);
        if (status.getCode() == Status.Code.UNAVAILABLE && cause != null && cause.getMessage() != null) {
            description = cause.getMessage();
        }
        return clean(description == null ? status.getCode().name() : description);
    }

    private static @Nullable Throwable rootCause(Status status) {
        Throwable root = status.getCause();
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** A phone's text is untrusted: no control characters, and not at length. */
    private static String clean(String text) {
        String printable = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return printable.length() > MAX_TEXT ? printable.substring(0, MAX_TEXT) + "…" : printable;
    }

    private static boolean isTls(Status status) {
        return hasCause(status.getCause(), SSLException.class);
    }

    private static boolean isBadFrame(Status status) {
        return hasCause(status.getCause(), FrameFormatException.class);
    }

    private static boolean hasCause(@Nullable Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
