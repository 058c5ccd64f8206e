package org.phonebank.pipeline.serving;

import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.generation.CandidateReader;
import org.phonebank.pipeline.link.LinkWording;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.NumberFormat;

/** Says whether an answer can be one to its request. For any thread. */
final class AnswerCheck {
    private final int hiddenSize;
    private final CandidateReader candidates;

    AnswerCheck(int hiddenSize, int vocabularySize) {
        this.hiddenSize = hiddenSize;
        this.candidates = new CandidateReader(vocabularySize);
    }

    /**
     * Nothing if the answer of this phone can be right.
     *
     * @param magnitude of a frame of hidden states
     */
    @Nullable
    StageException fault(String phone, Frame request, boolean lastStage, Frame answer, int magnitude) {
        FrameKind due = due(request, lastStage);
        if (answer.kind() != due
                || answer.sequence() != request.sequence()
                || answer.position() != request.position()
                || answer.count() != request.count()) {
            return bad(phone, "asked " + request + ", answered " + answer + " where " + due + " is due");
        }
        return switch (due) {
            case HIDDEN -> hiddenFault(phone, answer, magnitude);
            case CANDIDATES -> candidateFault(phone, request, answer);
            default -> null;
        };
    }

    static StageException bad(String phone, String how) {
        return new StageException(
                phone, StageException.Reason.BAD_ANSWER, Phrase.of(LinkWording.WRONG_ANSWER, phone, how));
    }

    private static FrameKind due(Frame request, boolean lastStage) {
        if (request.kind() == FrameKind.FORGET) {
            return FrameKind.ACCEPTED;
        }
        if (!lastStage) {
            return FrameKind.HIDDEN;
        }
        return request.candidates() > 0 ? FrameKind.CANDIDATES : FrameKind.ACCEPTED;
    }

    private @Nullable StageException hiddenFault(String phone, Frame answer, int magnitude) {
        if (answer.format() != NumberFormat.F32
                || answer.width() != hiddenSize
                || answer.payload().remaining() != (long) answer.count() * hiddenSize * Float.BYTES) {
            return bad(
                    phone,
                    answer + " of width " + answer.width() + " in " + answer.format() + " where " + hiddenSize
                            + " F32 values per token are due");
        }
        return FrameValues.isFinite(magnitude) ? null : bad(phone, "values that are no numbers");
    }

    private @Nullable StageException candidateFault(String phone, Frame request, Frame answer) {
        try {
            candidates.read(phone, answer, request.candidates());
            return null;
        } catch (StageException e) {
            return e;
        }
    }
}
