package org.phonebank.provisioner.discovery;

/** What can be done with a phone just now. */
public enum PhoneState {
    /** Commands, files and ports work. */
    READY,
    /** A person must allow this computer on the phone's screen. */
    UNAUTHORIZED,
    /** Known, but it does not answer, or it is in a mode without a shell. */
    OFFLINE,
    /** Being connected to; the next state follows within seconds. */
    CONNECTING,
    /** The operating system does not let the adb server use the USB device. */
    NO_PERMISSION,
    /** A second way to a phone that is already used by a better one. */
    DUPLICATE,
    /** Was there before; it is looked for and comes back by itself. */
    VANISHED
}
