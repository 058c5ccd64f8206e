package org.phonebank.tests.serving;

/** When it happens. */
enum Moment {
    /** A piece of the prompt was sent to the phone. */
    PROMPT_SENT,
    /** The phone has computed a piece of the prompt, and its answer is on the way. */
    PROMPT_COMPUTED,
    /** A token of the answer was sent to the phone. */
    TOKEN_SENT,
    /** The phone has computed a token of the answer, and its answer is on the way. */
    TOKEN_COMPUTED,
    /** Nothing is under way; the phone was the last one of its stage to answer. */
    BETWEEN_TOKENS
}
