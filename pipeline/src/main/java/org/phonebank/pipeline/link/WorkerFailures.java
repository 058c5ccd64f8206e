package org.phonebank.pipeline.link;

import io.grpc.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.frame.FrameFailure;
import org.phonebank.protocol.frame.FrameFormatException;

/** Puts gRPC statuses into sentences that name the phone and say what to do. */
final class WorkerFailures {
    private static final int MAX_TEXT = 500;

    private final String phone;

    WorkerFailures(String phone) {
        this.phone = phone;
    }

    /** @param doing what was asked, as in {@link LinkWording#LOAD} */
    WorkerException ofCall(LinkWording doing, Status status) {
        return new WorkerException(phone, status.getCode(), sentence(doing, status), status.asRuntimeException());
    }

    StageException closed() {
        return new StageException(phone, StageException.Reason.CLOSED, Phrase.of(LinkWording.CLOSED, phone));
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
        return new StageException(phone, reason, sentence(LinkWording.COMPUTE, status), status.asRuntimeException());
    }

    StageException ofFrame(FrameFailure failure) {
        if (failure.positionSkipped()) {
            return StageException.positionSkipped(
                    phone,
                    failure.expectedPosition(),
                    Phrase.of(LinkWording.PART_LOST, phone, clean(failure.message())));
        }
        return new StageException(
                phone,
                failure.statusCode() == Status.Code.INTERNAL.value()
                        ? StageException.Reason.BAD_ANSWER
                        : StageException.Reason.REFUSED,
                Phrase.of(LinkWording.NOT_COMPUTED, phone, clean(failure.message())));
    }

    StageException badAnswer(String how) {
        return new StageException(
                phone, StageException.Reason.BAD_ANSWER, Phrase.of(LinkWording.WRONG_ANSWER, phone, how));
    }

    private Phrase sentence(LinkWording doing, Status status) {
        if (isBadFrame(status)) {
            return Phrase.of(LinkWording.NO_FRAME, phone);
        }
        String said = said(status);
        Phrase asked = Phrase.of(doing);
        return switch (status.getCode()) {
            case UNAVAILABLE ->
                isTls(status)
                        ? Phrase.of(LinkWording.CERTIFICATES, phone)
                        : Phrase.of(LinkWording.UNREACHABLE, phone, said);
            case DEADLINE_EXCEEDED -> Phrase.of(LinkWording.TOO_LONG, phone, asked);
            case CANCELLED -> Phrase.of(LinkWording.CANCELLED, phone, asked);
            case UNIMPLEMENTED, UNAUTHENTICATED, PERMISSION_DENIED -> Phrase.of(LinkWording.OTHER_WORKER, phone, said);
            default -> Phrase.of(LinkWording.COULD_NOT, phone, asked, said);
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
