package org.phonebank.provisioner.discovery;

/** How a phone is connected. */
public enum Transport {
    USB,
    WIFI,
    /** A virtual phone, on this computer or another. */
    VIRTUAL
}
