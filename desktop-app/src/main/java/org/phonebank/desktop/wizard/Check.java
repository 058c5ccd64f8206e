package org.phonebank.desktop.wizard;

/**
 * How a phone stands to one requirement.
 *
 * @param have what it has, in the requirement's unit; NaN where that is no quantity or unknown
 * @param need what it should have; NaN likewise
 */
public record Check(Requirement requirement, Outcome outcome, Reason reason, double have, double need) {
    /** How a check ended. */
    public enum Outcome {
        PASS,
        /** It will work, but not well or not for long. */
        WARNING,
        FAIL,
        /** Not known yet. */
        OPEN
    }

    /** Why. */
    public enum Reason {
        ENOUGH,
        SCARCE,
        TOO_LITTLE,
        NOT_ASKED,
        USB,
        WIFI,
        VIRTUAL,
        UNAUTHORIZED,
        NO_PERMISSION,
        OFFLINE,
        CONNECTING,
        GONE,
        NO_WORKER_FOR_ANDROID,
        NO_WORKER_FOR_PLATFORM,
        NO_BATTERY,
        CHARGING,
        WARM,
        TOO_HOT
    }

    static Check of(Requirement requirement, Outcome outcome, Reason reason) {
        return new Check(requirement, outcome, reason, Double.NaN, Double.NaN);
    }

    static Check of(Requirement requirement, Outcome outcome, Reason reason, double have, double need) {
        return new Check(requirement, outcome, reason, have, need);
    }
}
