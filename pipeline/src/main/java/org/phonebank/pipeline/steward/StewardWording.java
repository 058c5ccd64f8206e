package org.phonebank.pipeline.steward;

import org.phonebank.pipeline.phrase.Wording;

/** What the steward says. Where layers are counted, the first argument is how many there are. */
public enum StewardWording implements Wording {
    /** Sentence, sentence. */
    TWO_SENTENCES("{0} {1}"),

    NOTHING_AGAINST("Nothing speaks against it."),
    /** Phone. */
    WELL("{0} is well."),
    /** Phone, drawbacks. */
    LESS_WELL("{0} {1}: others are preferred."),
    /** Drawbacks, drawback. */
    DRAWBACKS("{0}, {1}"),
    ON_BATTERY("runs on its battery"),
    /** Temperature. */
    WARM("is warm ({0})"),
    THROTTLED("throttles its processor"),
    SHORT_OF_MEMORY("is short of memory"),
    /** Seconds. */
    UNHEARD("was not heard for {0}"),
    /** Phone, temperature, limit. */
    STOPS_FOR_HEAT("{0} has {1}; above {2} it stops at once."),
    /** Phone, temperature, limit. */
    COOLS_DOWN("{0} has {1}; it cools down until it has {2}."),
    /** Phone, percent, limit. */
    STOPS_FOR_BATTERY("{0} has {1} % of its battery left; below {2} % it stops at once."),
    /** Phone, percent, limit. */
    CHARGES("{0} has {1} % of its battery left; it rests until it has {2} %."),
    /** Phone. */
    LOST("{0} is not heard any more; it rests until it is."),
    /** Phone, seconds. */
    SILENT("{0} was not heard for {1}; it rests until it is."),

    /** Phone. */
    WORKS_AGAIN("{0} works again."),
    /** Phone, layers. */
    WAKES_UP("{0} should rest but works again, because nobody else has {1}."),
    /** Phone. */
    TESTED_FIRST("{0} is tested before it is used again."),
    /** Phone. */
    TESTED_AGAIN("{0} is tested again, because it failed before."),
    /** Phone. */
    TAKEN_BACK("{0} is back, computes rightly and can be used again."),
    ENDS_WHAT_IT_BEGAN("It ends what it began in vain."),
    /** Phone. */
    TAKES_BACK("{0} takes back what it gave up in vain."),
    /** Phone. */
    AWAY("{0} is not connected."),

    /** Phone. */
    SUSPENDED("{0} is suspended."),
    /** Count, layers. */
    LOST_THEIR_PHONE("{1} {0,choice,1#has|1<have} lost {0,choice,1#its|1<their} phone."),
    /** Count, layers, phone. */
    GO_TO("{1} {0,choice,1#goes|1<go} to {2}"),
    /** Count, layers, phone. */
    GO_TO_HOLDER("{1} {0,choice,1#goes|1<go} to {2}, which has {0,choice,1#it|1<them}"),
    /** Clauses, clause. */
    GOINGS("{0}, {1}"),
    /** Clauses. */
    WHO("{0}."),
    /** Count, layers, bytes, how much is free. */
    NEED_MEMORY("{1} {0,choice,1#needs|1<need} {2} of memory; {3}."),
    NOTHING_FREE("no phone has memory free"),
    /** Bytes, phone. */
    MOST_FREE("no phone has more than {0} free ({1})"),
    NOBODY_CAN("no other phone can take them now"),
    /** Bytes. */
    ANSWER_WAITS("The answer goes on as soon as a phone with {0} free is connected."),
    /** Bytes, phone, why it should rest. */
    GOES_ON_MEANWHILE("Until a phone with {0} free is connected, {1} goes on: {2}"),

    /** Phone, layers. */
    NEED_NOT_HOLD("{0} need not hold {1} any more."),
    /** Phone, layers. */
    STILL_HOLDS("{0} still holds {1} and serves them again."),
    /** Phone, layers. */
    GIVES_UP("{0} has other layers to serve and gives up {1}, which others hold too."),
    /** Phone, other phone, layers. */
    RELIEVED("{0} has several parts of the model; {1} takes {2} off it."),
    /** Phone, layers, number of phones. */
    TAKES_TOO("{0} takes {1} too, so that {2,choice,1#1 phone has|1<{2} phones have} them."),

    /** Phone, layers. */
    ONE_PIECE("{0} has {1} in two parts and loads them as one, which saves a way to the phone and back."),
    /** Slow phone, its time, layers, other phone, its time. */
    HANDED_OVER("{0} takes {1} for {2} of each token; {3} takes them too and should need {4}."),
    /** Slow phone, its time, other phone, layers. */
    FIRST_LAYERS("{0} takes {1} for its layers of each token and {2} has none: {3} moves from {0} to {2}."),
    /** Slow phone, its time for a layer, other phone, its time, layers. */
    FASTER_CHAIN("A layer takes {1} on {0} and {3} on {2}; so that the chain as a whole is faster, {4} moves from {0}"
            + " to {2}."),

    BY_HAND("Layers go where they were put by hand."),
    BY_PLAN("Layers go where the planner puts them."),
    BACK_BY_HAND("All phones are there again, so layers go back where they were put by hand."),
    NO_LONGER_ROOM("There is no longer enough memory for it."),
    /** Serial. */
    UNKNOWN_PHONE("There is no phone {0} in this lab any more."),
    /** Phone, layers. */
    CANNOT_TAKE("{0} cannot be given {1} now."),
    /** Phone, layers, why. */
    CANNOT_TAKE_BECAUSE("{0} cannot be given {1} now: {2}");

    private final String english;

    StewardWording(String english) {
        this.english = english;
    }

    @Override
    public String key() {
        return "steward." + name();
    }

    @Override
    public String english() {
        return english;
    }
}
