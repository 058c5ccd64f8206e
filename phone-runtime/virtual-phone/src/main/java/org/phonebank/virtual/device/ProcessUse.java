package org.phonebank.virtual.device;

import java.time.Duration;

/**
 * What a phone's processes have used and hold.
 *
 * @param cpuTime of all of them so far, those that ended included, on this machine's processor
 * @param residentBytes of those that run
 */
public record ProcessUse(Duration cpuTime, long residentBytes) {}
