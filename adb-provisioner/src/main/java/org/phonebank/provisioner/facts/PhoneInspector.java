package org.phonebank.provisioner.facts;

import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;

/** Asks a phone for its facts, in one round trip. */
@SuppressWarnings("DoNotCallSuggester")
public final class PhoneInspector {
    private PhoneInspector() {}

    /**
     * Reads everything anew.
     *
     * @throws org.phonebank.provisioner.device.AdbProtocolException when memory, storage or version are not told
     */
    public static PhoneFacts inspect(AdbDevice device) throws AdbException {
        throw new UnsupportedOperationException();
    }
}
