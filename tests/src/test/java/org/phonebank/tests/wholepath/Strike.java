package org.phonebank.tests.wholepath;

/**
 * What happens to whom and when while an answer is written.
 *
 * @param fault as on the command line
 * @param stage whose first phone it happens to
 */
record Strike(String fault, int stage, Moment moment) {
    /** Tokens of the answer before it happens, but for {@link Moment#PROMPT}. */
    static final int TOKENS_BEFORE = 12;

    enum Moment {
        /** At the same time as the question is asked. */
        PROMPT,
        /** While a token is computed, wherever it may be. */
        COMPUTING,
        /** Nothing is under way until it has happened. */
        BETWEEN_TOKENS
    }
}
