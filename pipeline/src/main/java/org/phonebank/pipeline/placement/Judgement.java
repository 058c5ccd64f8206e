package org.phonebank.pipeline.placement;

/** What a {@link Workbench} says to an arrangement. */
public sealed interface Judgement {
    /** It can be. */
    record Possible(Forecast forecast) implements Judgement {}

    /**
     * It cannot be.
     *
     * @param serial of the first phone that stands against it; "" if no phone does
     */
    record Refused(String serial, Remark why) implements Judgement {}
}
