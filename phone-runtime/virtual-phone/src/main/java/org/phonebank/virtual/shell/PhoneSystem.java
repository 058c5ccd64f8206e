package org.phonebank.virtual.shell;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.phonebank.virtual.device.DeviceProperties;
import org.phonebank.virtual.device.DeviceState;
import org.phonebank.virtual.files.PhoneFiles;
import org.phonebank.virtual.process.AppProcessStarter;
import org.phonebank.virtual.process.ProcessTable;
import org.phonebank.virtual.profile.PhoneProfile;

/**
 * The parts of a phone that its commands use.
 *
 * @param shellPids numbers for shells and background jobs, which are not processes of this machine
 */
public record PhoneSystem(
        PhoneProfile profile,
        PhoneFiles files,
        DeviceState device,
        DeviceProperties properties,
        ProcessTable processes,
        AppProcessStarter starter,
        InstantSource clock,
        AtomicLong shellPids) {}
