package org.phonebank.pipeline.steward;

import org.phonebank.pipeline.phrase.Phrase;

/**
 * An arrangement that was wished for but cannot be.
 *
 * @param decision what it would have been
 * @param sentence why not, for people
 */
public record Refusal(Decision.Arrange decision, Phrase sentence) {}
