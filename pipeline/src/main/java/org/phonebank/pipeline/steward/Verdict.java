package org.phonebank.pipeline.steward;

import org.phonebank.pipeline.phrase.Phrase;

/**
 * What the policy says about using a phone now.
 *
 * @param cause of the use
 * @param weight at least 1: how much longer a step on it may count than it takes, so that phones which are better off are
 *     preferred
 * @param reason one sentence for people, also when all is well
 */
public record Verdict(Use use, Cause cause, double weight, Phrase reason) {
    /** Whether a phone may compute. */
    public enum Use {
        /** It may. */
        WORK,
        /** It shall rest as soon as others have its layers; until then it goes on. */
        DRAIN,
        /** It must not compute, even if an answer has to wait. */
        STOP
    }

    /** What a phone rests for. */
    public enum Cause {
        NONE,
        HEAT,
        BATTERY,
        SILENCE
    }

    public Verdict {
        if (!(weight >= 1 && weight <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("A phone cannot weigh " + weight + ".");
        }
    }

    /** Whether the phone may get more to do. */
    public boolean works() {
        return use == Use.WORK;
    }
}
