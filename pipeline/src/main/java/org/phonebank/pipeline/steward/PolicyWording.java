package org.phonebank.pipeline.steward;

import org.phonebank.pipeline.phrase.Wording;

/** What is wrong with an energy policy. */
public enum PolicyWording implements Wording {
    /** What the JSON parser said, line. */
    NO_JSON("The energy policy is no valid JSON: {0} (line {1})."),
    NO_OBJECT("The energy policy must be a JSON object, as '{'\"drainBelowPercent\": 20'}' is."),
    /** Field, fields. */
    NO_FIELD("The energy policy has no field \"{0}\"; it knows {1}."),
    /** Field, value. */
    NO_NUMBER("The energy policy''s {0} must be a number, not {1}."),
    /** Field, value. */
    NO_WHOLE_NUMBER("The energy policy''s {0} must be a whole number, not {1}."),
    /** Field, value, least, most. */
    OUT_OF_RANGE("The energy policy''s {0} is {1}; it must lie between {2} and {3}."),
    /** Field, value, other field, its value. */
    ABOVE("The energy policy''s {0} is {1}; it must not be above {2}, which is {3}."),
    /** Field, value, other field, its value. */
    NOT_BELOW(
            "The energy policy''s {0} is {1}; it must be below {2}, which is {3}, or phones would rest and work in turns.");

    private final String english;

    PolicyWording(String english) {
        this.english = english;
    }

    @Override
    public String key() {
        return "policy." + name();
    }

    @Override
    public String english() {
        return english;
    }
}
