package org.phonebank.provisioner.device;

/** Finds the way to a phone that is best just now. */
@FunctionalInterface
public interface DeviceOpener {
    /**
     * Opens a phone that is ready.
     *
     * @throws PhoneVanishedException when it is not there, or not ready, with the reason
     */
    AdbDevice open(String serial) throws AdbException;
}
