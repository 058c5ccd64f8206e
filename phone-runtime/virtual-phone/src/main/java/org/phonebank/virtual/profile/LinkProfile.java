package org.phonebank.virtual.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * How a phone is linked to the desktop, each way.
 *
 * @param latency of every byte, one way
 * @param jitter added at random to the latency, from nothing to this
 * @param bytesPerSecond 0: unlimited
 */
public record LinkProfile(Duration latency, Duration jitter, long bytesPerSecond) {
    /** Adds nothing to what this machine's loopback does. */
    public static final LinkProfile UNSHAPED = new LinkProfile(Duration.ZERO, Duration.ZERO, 0);

    public LinkProfile {
        if (latency.isNegative() || jitter.isNegative() || bytesPerSecond < 0) {
            throw new IllegalArgumentException("A link's latency, jitter and bandwidth cannot be below zero.");
        }
    }

    @JsonCreator
    static LinkProfile of(
            @JsonProperty(value = "latencyMicros", required = true) long latencyMicros,
            @JsonProperty(value = "jitterMicros", required = true) long jitterMicros,
            @JsonProperty(value = "bytesPerSecond", required = true) long bytesPerSecond) {
        return new LinkProfile(
                Duration.ofNanos(latencyMicros * 1000), Duration.ofNanos(jitterMicros * 1000), bytesPerSecond);
    }
}
