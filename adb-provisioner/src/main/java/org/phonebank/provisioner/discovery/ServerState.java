package org.phonebank.provisioner.discovery;

import org.phonebank.provisioner.server.ServerDevice;

/** The adb server's word for a device's state, as a state and advice. */
record ServerState(PhoneState state, String explanation) {

    static ServerState vanished(ServerDevice device) {
        return new ServerState(
                PhoneState.VANISHED,
                device.isUsb()
                        ? "The phone was unplugged; plug it in again to use it."
                        : "The phone is gone; it is used again as soon as it is back.");
    }

    /**
     * Reads the state.
     *
     * @param identified whether the phone told its serial already
     * @param problem why it could not; empty when not asked yet
     */
    static ServerState of(ServerDevice device, boolean identified, String problem) {
        String state = device.state();
        if (state.startsWith("no permissions")) {
            return noPermission();
        }
        return switch (state) {
            case "device" -> usable(identified, problem);
            case "unauthorized" ->
                new ServerState(
                        PhoneState.UNAUTHORIZED,
                        "The phone does not trust this computer yet; unlock it and allow USB debugging on its screen.");
            case "connecting", "authorizing" ->
                new ServerState(PhoneState.CONNECTING, "The adb server is connecting to the phone.");
            case "offline" ->
                new ServerState(
                        PhoneState.OFFLINE,
                        "The phone does not answer; unplug it and plug it in again, or turn USB debugging off and on.");
            case "bootloader", "recovery", "sideload", "rescue" ->
                new ServerState(PhoneState.OFFLINE, "The phone is in " + state + " mode; start it normally.");
            default ->
                new ServerState(
                        PhoneState.OFFLINE,
                        "The adb server says \"" + state + "\"; unplug the phone and plug it in again.");
        };
    }

    private static ServerState usable(boolean identified, String problem) {
        if (identified) {
            return new ServerState(PhoneState.READY, "");
        }
        return problem.isEmpty()
                ? new ServerState(PhoneState.CONNECTING, "The phone is being asked for its serial number.")
                : new ServerState(PhoneState.OFFLINE, problem);
    }

    private static ServerState noPermission() {
        return new ServerState(
                PhoneState.NO_PERMISSION,
                "This computer does not let adb use the USB device; on Linux install the package "
                        + "android-sdk-platform-tools-common, join the group plugdev, log in again and replug the phone.");
    }
}
