package org.phonebank.desktop.failure;

import org.phonebank.pipeline.phrase.Wording;

/** Why a lab could not be prepared, why it refuses something, and what is wrong with files that it needs. */
public enum FailureWording implements Wording {
    NOT_THERE("it does not exist"),
    DENIED("permission denied"),
    IN_THE_WAY("a file is in the way"),
    NO_FOLDER("it is not a folder"),
    /** File or folder, why not. */
    FILE("The file or folder {0} cannot be used ({1}): check that it is there and that you may read and write it."),
    /** What. */
    UNFORESEEN("Something went wrong that Phonebank did not expect: {0}"),
    /** Phone, what. */
    UNFORESEEN_ON("Something went wrong on {0} that Phonebank did not expect: {1}"),
    /** What the system said. */
    OF_SYSTEM("{0}"),
    /** Phone, sentence about it. */
    ON_PHONE("{0}: {1}"),
    /** Sentences, sentence. */
    SENTENCES("{0} {1}"),
    /** In place of what is left out at the end of a sentence. */
    END("."),

    /** Copies, phones. */
    TOO_FEW_PHONES("Layers cannot be held by {0} phones where there are only {1}; use more phones or fewer copies."),
    NONE_CONNECTED("None of the lab''s phones is connected any more; connect them and try again."),
    NO_PHONE(
            "No phone was found: plug one in and turn on USB debugging, or start virtual ones with \"./phonebank virtual"
                    + " start\"."),
    /** How many, what is wrong with each. */
    NONE_READY("None of {0} phones is ready: {1}"),
    /** Phone. */
    NOT_FOUND("The phone {0} was not found: see \"./phonebank phones\" for those that are there."),
    /** Phone, what to do. */
    NOT_READY("The phone {0} is not ready: {1}"),
    NO_ADB("adb is not installed on this computer."),
    /** Seconds. */
    ADB_TOO_SLOW("adb did not start within {0} s."),
    /** Exit code. */
    ADB_FAILED("adb could not start its server (exit code {0}): run \"adb start-server\" in a terminal to see why."),
    /** How many there can be. */
    NO_MORE_VIRTUAL("There are {0} virtual phones already."),
    NOT_LOOKING("Nobody looks for phones yet."),
    /** Phone. */
    NO_BLINK("The phone {0} does not let its screen be turned on and off."),
    /** Phone. */
    LOST_WHILE_LOADING("{0} was lost while it loaded."),
    /** Phone. */
    NOT_CONNECTED("{0} is not connected any more."),
    /** Phone. */
    NOT_OF_THIS_LAB("The phone {0} does not belong to this lab."),
    /** Phone. */
    WORK_GIVEN_UP("The work on {0} was given up."),
    /** Phone. */
    NOT_NEEDED("{0} need not load this any more."),
    /** File. */
    POLICY_TOO_LARGE("The energy policy {0} is too large to be one; correct or delete it."),
    /** File, what is wrong with it. */
    POLICY_UNUSABLE("The file {0} is not usable: {1} Correct or delete it."),
    /** Layers, what is wrong. */
    SHARD_UNUSABLE("The shard with {0} cannot be opened: {1}"),

    /** Phones. */
    PHONES_NOT_BACK(
            "Not ready yet: {0}. The lab of last time begins by itself as soon as that changes; Setup can prepare one of"
                    + " the other phones at once."),
    MODEL_NOT_BACK("The model of the last lab cannot be used any more: choose one on Setup."),
    LAST_LAB_DOES_NOT_FIT("The model of the last lab does not fit on its phones any more: Setup says what is missing."),
    LAST_LAB_OF_ANOTHER_MODEL(
            "Another model is chosen than that of the last lab, so that does not begin by itself: press Prepare phones on"
                    + " Setup to have a lab with the chosen one."),
    LAST_LAB_BROKEN_OFF(
            "The lab of last time began by itself before and did not become ready, so now it waits for you: press Prepare"
                    + " phones on Setup to go on with it."),
    LAST_LAB_TAKEN(
            "Another Phonebank works with these phones, so the lab of last time does not begin by itself: press Prepare"
                    + " phones on Setup to take them from it."),

    NO_LAB("There is no lab yet, so this cannot be done."),
    NOT_SERVING("The lab does not answer questions just now; wait until it is ready."),
    NO_LAYERS_MOVE("The lab does not serve just now, so no layers move; wait until it is ready."),
    NOT_AWAITED("This lab does not wait for its layers to be placed."),
    /** Answers. */
    ALL_BUSY(
            "The lab computes {0,choice,1#1 answer|1<{0} answers}, which is as many as it can at a time; ask again when"
                    + " one has ended.");

    private final String english;

    FailureWording(String english) {
        this.english = english;
    }

    @Override
    public String key() {
        return "failure." + name();
    }

    @Override
    public String english() {
        return english;
    }
}
