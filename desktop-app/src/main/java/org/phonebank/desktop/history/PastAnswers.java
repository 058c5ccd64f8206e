package org.phonebank.desktop.history;

import java.time.Duration;

/**
 * The answers of a run taken together.
 *
 * @param tokens of all of them
 * @param total how long they took, one after another
 */
public record PastAnswers(int count, long tokens, Duration total) {}
