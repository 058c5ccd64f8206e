package org.phonebank.pipeline.generation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.phonebank.protocol.frame.Frame;

/** A frame on its way through the stages. */
public interface RouteStep {
    /**
     * The last stage's answer; fails with a {@link org.phonebank.pipeline.link.StageException}, and is completed on a
     * thread of a link, so whatever depends on it must not block.
     */
    CompletableFuture<Answer> answer();

    /** Name of the phone that has the frame now. */
    String waitingFor();

    /** Sends the frame no further; once this returns, no stage receives anything more of this step. */
    void abandon();

    /**
     * What came out at the end.
     *
     * @param frame candidates, or accepted
     * @param times one per stage
     */
    record Answer(Frame frame, List<StageTime> times) {}
}
