package org.phonebank.pipeline.generation;

import org.phonebank.pipeline.link.LinkWording;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFormatException;

/** Reads a last stage's candidates and refuses what no model can have answered. For any thread. */
public final class CandidateReader {
    private static final float ROUNDING = 1e-2f;

    private final int vocabularySize;

    public CandidateReader(int vocabularySize) {
        this.vocabularySize = vocabularySize;
    }

    CandidateList read(RouteStep.Answer answer, int asked) throws StageException {
        return read(answer.times().get(answer.times().size() - 1).phone(), answer.frame(), asked);
    }

    /**
     * Reads a phone's candidates.
     *
     * @throws StageException with {@link StageException.Reason#BAD_ANSWER} if they cannot be right
     */
    public CandidateList read(String phone, Frame frame, int asked) throws StageException {
        CandidateList candidates;
        try {
            candidates = CandidateList.of(frame);
        } catch (FrameFormatException e) {
            throw bad(phone, String.valueOf(e.getMessage()));
        }
        if (candidates.size() != Math.min(asked, vocabularySize)) {
            throw bad(phone, candidates.size() + " candidates instead of " + asked);
        }
        float above = Float.MAX_VALUE;
        for (int i = 0; i < candidates.size(); i++) {
            float logit = candidates.logit(i);
            // Written so that NaN is refused too.
            if (!(logit <= above && logit >= -Float.MAX_VALUE)) {
                throw bad(phone, "logit " + logit + " after " + above);
            }
            if (candidates.id(i) < 0 || candidates.id(i) >= vocabularySize) {
                throw bad(phone, "token id " + candidates.id(i));
            }
            above = logit;
        }
        float sum = candidates.logSumExp();
        if (!(sum >= candidates.logit(0) - ROUNDING && sum <= Float.MAX_VALUE)) {
            throw bad(phone, "log-sum-exp " + sum + " below the best logit " + candidates.logit(0));
        }
        return candidates;
    }

    private static StageException bad(String phone, String how) {
        return new StageException(
                phone, StageException.Reason.BAD_ANSWER, Phrase.of(LinkWording.WRONG_CANDIDATES, phone, how));
    }
}
