package org.phonebank.desktop.history;

import java.time.Duration;
import java.time.Instant;

/**
 * What a phone told of one metric in some time.
 *
 * @param samples that it was told by
 */
public record TelemetrySpan(Instant start, Duration length, long samples, double least, double mean, double most) {}
