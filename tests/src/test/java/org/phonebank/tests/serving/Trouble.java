package org.phonebank.tests.serving;

/** What befalls the phone at the far end of a {@link FailingLink}. */
enum Trouble {
    /** The worker dies: its connection is reset, and everything unanswered fails at once. */
    KILLED,
    /** Nothing is ever answered again, and nothing fails. */
    HUNG,
    /** Bytes go nowhere; some time later the transport notices. */
    UNPLUGGED,
    /** One of the values in each answer is no number. */
    NOT_A_NUMBER,
    /** Answers are one value wider than was asked. */
    OTHER_SHAPE,
    /** Values are off by what a sound phone could never be off, and yet no single answer looks wrong. */
    DRIFTED
}
