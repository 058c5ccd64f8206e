package org.phonebank.virtual;

import java.nio.file.Path;
import java.util.List;
import org.phonebank.virtual.profile.PhoneProfile;
import org.phonebank.virtual.profile.PhoneProfiles;

/**
 * What a lab of virtual phones is started with.
 *
 * @param dataFolder phones keep their storage in {@code virtual/<serial>} below it
 * @param phones how many, named VP01, VP02, …
 * @param profiles used in turn
 * @param firstPort 0: any free ones; else phones listen on it and the ports after it
 * @param exactPorts whether a busy port is an error; otherwise the next free one is taken
 * @param requireAuthorization see {@link VirtualPhoneSettings}
 * @param paced see {@link VirtualPhoneSettings}
 * @param shaped see {@link VirtualPhoneSettings}
 */
public record VirtualLabSettings(
        Path dataFolder,
        int phones,
        List<PhoneProfile> profiles,
        int firstPort,
        boolean exactPorts,
        boolean requireAuthorization,
        boolean paced,
        boolean shaped) {
    /** Below the ports of ADB's emulators there is no room, above them is some. */
    public static final int DEFAULT_FIRST_PORT = 6100;

    public static final int MAX_PHONES = 200;

    public VirtualLabSettings {
        dataFolder = dataFolder.toAbsolutePath().normalize();
        profiles = List.copyOf(profiles);
        if (phones < 1 || phones > MAX_PHONES) {
            throw new IllegalArgumentException("A virtual lab has 1 to " + MAX_PHONES + " phones, not " + phones + ".");
        }
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("A virtual lab needs at least one phone profile.");
        }
        if (firstPort < 0 || firstPort + phones > 65536) {
            throw new IllegalArgumentException(
                    "There are no " + phones + " ports from " + firstPort + " on; choose a lower one.");
        }
    }

    /** Phones of all profiles on any free ports, trusting every desktop, as fast as this machine. */
    public static VirtualLabSettings of(Path dataFolder, int phones) {
        return new VirtualLabSettings(dataFolder, phones, PhoneProfiles.all(), 0, false, false, false, false);
    }

    public VirtualLabSettings withPorts(int newFirstPort, boolean exact) {
        return new VirtualLabSettings(
                dataFolder, phones, profiles, newFirstPort, exact, requireAuthorization, paced, shaped);
    }

    public VirtualLabSettings withProfiles(List<PhoneProfile> newProfiles) {
        return new VirtualLabSettings(
                dataFolder, phones, newProfiles, firstPort, exactPorts, requireAuthorization, paced, shaped);
    }

    public VirtualLabSettings withAuthorizationRequired(boolean required) {
        return new VirtualLabSettings(dataFolder, phones, profiles, firstPort, exactPorts, required, paced, shaped);
    }

    public VirtualLabSettings withPaced(boolean newPaced) {
        return new VirtualLabSettings(
                dataFolder, phones, profiles, firstPort, exactPorts, requireAuthorization, newPaced, shaped);
    }

    public VirtualLabSettings withShaped(boolean newShaped) {
        return new VirtualLabSettings(
                dataFolder, phones, profiles, firstPort, exactPorts, requireAuthorization, paced, newShaped);
    }
}
