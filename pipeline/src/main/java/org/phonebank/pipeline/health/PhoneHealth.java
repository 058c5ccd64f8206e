package org.phonebank.pipeline.health;

import org.phonebank.pipeline.phrase.Phrase;

/**
 * What a self-test says about a phone.
 *
 * @param ok whether the phone may be used
 * @param reason one sentence for people, also when all is well
 * @param millis milliseconds of the median run; speeds of phones compare as the inverse of this
 */
public record PhoneHealth(boolean ok, Phrase reason, double millis) {}
