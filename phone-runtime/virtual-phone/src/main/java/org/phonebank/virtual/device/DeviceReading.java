package org.phonebank.virtual.device;

import java.time.Duration;

/**
 * Everything that changes on a phone, at one moment: what files and commands show is taken from one of these, so that
 * they agree.
 *
 * @param microamps into the battery; negative while it empties
 * @param busyCores how many cores worked on average lately
 * @param frequencyLimit how much of its highest frequency the processor may use, 0 to 1; below 1 it is throttled
 * @param userTicks of 10 ms, over all cores
 */
public record DeviceReading(
        Duration uptime,
        int batteryPercent,
        BatteryStatus status,
        boolean charging,
        int millivolts,
        int microamps,
        int chargeMicroampHours,
        double batteryCelsius,
        double processorCelsius,
        double busyCores,
        double frequencyLimit,
        long userTicks,
        long systemTicks,
        long idleTicks,
        long memoryTotalBytes,
        long memoryAvailableBytes) {}
