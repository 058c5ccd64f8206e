package org.phonebank.pipeline.link;

import org.phonebank.pipeline.phrase.Wording;

/** What went wrong between the lab and a worker. */
public enum LinkWording implements Wording {
    /** Phone. */
    CLOSED("The link to {0} was closed."),
    /** Phone, what its program said. */
    PART_LOST("{0} lost part of the conversation: {1}"),
    /** Phone, what its program said. */
    NOT_COMPUTED("{0} could not compute its layers: {1}"),
    /** Phone, how. */
    WRONG_ANSWER("{0} sent an answer that cannot be right ({1}); restart its worker."),
    /** Phone, its answer, what was expected. */
    OTHER_ANSWER("{0} answered {1} where {2} was expected; restart its worker."),
    /** Phone, how. */
    WRONG_CANDIDATES("{0} sent candidates that cannot be right ({1}); restart its worker."),
    /** Phone. */
    NO_FRAME("{0} sent something that is no frame; restart its worker."),
    /** Phone. */
    CERTIFICATES(
            "{0} and this lab do not accept each other''s certificates; provision the phone again, and check its clock."),
    /** Phone, cause. */
    UNREACHABLE("The worker on {0} cannot be reached ({1}); check cable or Wi-Fi, then provision the phone again."),
    /** Phone, what was asked. */
    TOO_LONG("{0} took too long to {1}; it may be busy or hung: restart its worker."),
    /** Phone, what was asked. */
    CANCELLED("Waiting for {0} to {1} was cancelled."),
    /** Phone, what its program said. */
    OTHER_WORKER("{0} runs a worker that does not work for this lab ({1}); provision the phone again."),
    /** Phone, what was asked, what its program said. */
    COULD_NOT("{0} could not {1}: {2}"),
    /** Phone, time. */
    NO_ANSWER("{0} has not answered for {1}; it may be hung: restart its worker."),
    /** Phone, time, usual milliseconds. */
    NO_USUAL_ANSWER("{0} has not answered for {1}, where {2} ms are usual; it may be hung: restart its worker."),
    /** Phone, cause. */
    WAY_FAILED("The way to {0} failed: {1}"),
    /** Requests, phone. */
    QUEUE_FULL("{0} requests already wait for {1}; send fewer at once."),
    /** What was asked. */
    COMPUTE("compute"),
    DESCRIBE("describe itself"),
    LOAD("load its layers"),
    UNLOAD("unload its layers"),
    SELF_TEST("run its self-test"),
    PROBE("answer a probe"),
    PING("answer a ping"),
    STOP("stop"),
    REPORT("report its state");

    private final String english;

    LinkWording(String english) {
        this.english = english;
    }

    @Override
    public String key() {
        return "link." + name();
    }

    @Override
    public String english() {
        return english;
    }
}
