package org.phonebank.virtual;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.phonebank.virtual.profile.PhoneProfile;

/**
 * What a virtual phone is started with.
 *
 * @param serial letters, digits, dot, dash and underscore
 * @param storage the folder that is the phone's root; made when missing, kept when the phone is closed
 * @param port on the loopback address; 0: any free one
 * @param requireAuthorization whether a desktop must be authorised before it may do anything
 * @param paced whether computations are slowed to the profile's speed
 * @param shaped whether connections are as slow as the profile's link
 */
public record VirtualPhoneSettings(
        PhoneProfile profile,
        String serial,
        Path storage,
        int port,
        boolean requireAuthorization,
        boolean paced,
        boolean shaped) {
    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** ADB servers look for emulators from here on, and would find our phones a second time. */
    static final int FIRST_EMULATOR_PORT = 5555;

    static final int LAST_EMULATOR_PORT = 5585;

    public VirtualPhoneSettings {
        Objects.requireNonNull(profile);
        storage = storage.toAbsolutePath().normalize();
        if (!SERIAL.matcher(serial).matches()) {
            throw new IllegalArgumentException("\"" + serial + "\" cannot be the serial of a phone.");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("There is no port " + port + ".");
        }
        if (isForEmulators(port)) {
            throw new IllegalArgumentException("Port " + port + " is one of those (" + FIRST_EMULATOR_PORT + " to "
                    + LAST_EMULATOR_PORT + ") on which ADB looks for emulators; choose another for a virtual phone.");
        }
    }

    static boolean isForEmulators(int port) {
        return port >= FIRST_EMULATOR_PORT && port <= LAST_EMULATOR_PORT;
    }

    /** A phone that trusts every desktop and is as fast as this machine. */
    public static VirtualPhoneSettings of(PhoneProfile profile, String serial, Path storage) {
        return new VirtualPhoneSettings(profile, serial, storage, 0, false, false, false);
    }

    public VirtualPhoneSettings withPort(int newPort) {
        return new VirtualPhoneSettings(profile, serial, storage, newPort, requireAuthorization, paced, shaped);
    }

    public VirtualPhoneSettings withAuthorizationRequired(boolean required) {
        return new VirtualPhoneSettings(profile, serial, storage, port, required, paced, shaped);
    }

    public VirtualPhoneSettings withPaced(boolean newPaced) {
        return new VirtualPhoneSettings(profile, serial, storage, port, requireAuthorization, newPaced, shaped);
    }

    public VirtualPhoneSettings withShaped(boolean newShaped) {
        return new VirtualPhoneSettings(profile, serial, storage, port, requireAuthorization, paced, newShaped);
    }
}
