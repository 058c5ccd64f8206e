package org.phonebank.desktop.batch;

import java.time.Instant;

/**
 * A row whose outcome is known.
 *
 * @param number of the row, from 1
 */
public record Settled(long number, Instant time, Outcome outcome) {}
