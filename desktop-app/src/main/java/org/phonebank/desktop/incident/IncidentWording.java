package org.phonebank.desktop.incident;

import org.phonebank.pipeline.phrase.Wording;

/** What incidents are told with. Where layers are counted, the first argument is how many there are. */
public enum IncidentWording implements Wording {
    /** Clauses. */
    SENTENCE("{0}."),
    /** Sentence, sentence. */
    SENTENCES("{0} {1}"),
    /** Clause, clause. */
    CLAUSES("{0}; {1}"),
    /** Clause, what it was for. */
    BECAUSE("{0} ({1})"),

    /** Phone. */
    UNPLUGGED("{0} was unplugged"),
    /** Phone. */
    WORKER_ENDED("Phonebank''s program on {0} ended"),
    /** Phone. */
    HUNG("{0} did not answer in time"),
    /** Phone. */
    WRONG_ANSWERS("{0} gave answers that cannot be right"),
    /** Phone. */
    SILENT("nothing was heard of {0} any more"),
    /** Loss, how many times. */
    REPEATEDLY("{0}{1,choice,2# twice|2< {1} times}"),
    /** Loss, loss. */
    THEN("{0}, then {1}"),
    /** Rest, loss. */
    THEN_LOST("{0}; then {1}"),
    /** Phone, other phone, layers. */
    DIFFER("{0} and {1} both have {2}, but gave different answers; both are tested."),
    /** Plan. */
    DID_NOT_WORK("{0}; this did not work."),
    /** Plan, why not. */
    DID_NOT_WORK_BECAUSE("{0}; this did not work ({1})."),

    /** Count, layers. */
    NEED_PHONE("{1} {0,choice,1#needs|1<need} another phone"),
    /** Count, layers, time. */
    WITHOUT_PHONE("{1} {0,choice,1#was|1<were} without a phone for {2}"),
    NO_LAYERS("it held no layers"),
    /** Layers. */
    ANOTHER_HAS("another phone has {0} too"),

    /** Count, layers, phone. */
    MOVED("{1} moved to {2}"),
    /** Count, layers, phone. */
    MOVING("{1} {0,choice,1#is|1<are} being moved to {2}"),
    /** Count, layers, phone. */
    NOT_MOVED("{1} could not be moved to {2}"),
    /** Move, layers, phone. */
    AND_TO("{0} and {1} to {2}"),
    /** Moves, time. */
    IN_TIME("{0} in {1}"),
    /** Moves, time, failed tries before. */
    IN_TIME_AFTER_TRIES("{0} in {1} after {2,choice,1#one failed try|1<{2} failed tries}"),
    /** Number of changes, time. */
    TOOK("{0,choice,1#this|1<{0} such changes} took {1}"),
    THIS_DID_NOT_WORK("this did not work"),
    THIS_WAS_CANCELLED("this was cancelled, and the layers stay where they are"),

    /** Phone, layers, time. */
    TOOK_TOO("{0} took {1} too in {2}"),
    /** Phone, layers. */
    TAKING_TOO("{0} is taking {1} too"),
    /** Phone, layers. */
    NOT_TAKEN("{0} could not take {1}"),
    /** Phone, layers. */
    TOOK_OVER("{0} took over {1}"),
    /** Time. */
    WENT_ON("the answer went on after {0}"),
    /** Time. */
    ALL_WENT_ON("answers went on after at most {0}"),

    CAME_BACK("came back"),
    STARTED_ANEW("was started anew"),
    IS_BACK("is back"),
    CONNECTED("is connected"),
    PASSED("passed its self-test"),
    USED_AGAIN("can be used again"),
    /** Layers. */
    SERVES("serves {0}"),
    TESTING("is being tested"),
    NOT_USABLE("cannot be used yet"),
    /** How many times. */
    FAILED("failed its self-test{0,choice,1#|2# twice|2< {0} times}"),
    /** What a phone did, what it did. */
    DID("{0}, {1}"),
    /** What a phone did, what it did last. */
    DID_LAST("{0} and {1}"),
    /** What a phone did, what it did not. */
    BUT("{0}, but {1}"),
    /** Phone, what it did. */
    PHONE_DID("{0} {1}"),
    /** The phone that was named just before. */
    IT("it");

    private final String english;

    IncidentWording(String english) {
        this.english = english;
    }

    @Override
    public String key() {
        return "incident." + name();
    }

    @Override
    public String english() {
        return english;
    }
}
