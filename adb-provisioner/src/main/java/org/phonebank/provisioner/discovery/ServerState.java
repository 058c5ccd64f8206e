package org.phonebank.provisioner.discovery;

import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.server.ServerDevice;

/** The adb server's word for a device's state, as a state and advice. */
record ServerState(PhoneState state, PhoneAdvice explanation) {

    static ServerState vanished(ServerDevice device) {
        return new ServerState(
                PhoneState.VANISHED, PhoneAdvice.of(device.isUsb() ? PhoneProblem.UNPLUGGED : PhoneProblem.GONE));
    }

    /**
     * Reads the state.
     *
     * @param identified whether the phone told its serial already
     * @param problem why it could not; none when not asked yet
     */
    static ServerState of(ServerDevice device, boolean identified, PhoneAdvice problem) {
        String state = device.state();
        if (state.startsWith("no permissions")) {
            return noPermission();
        }
        return switch (state) {
            case "device" -> usable(identified, problem);
            case "unauthorized" -> new ServerState(PhoneState.UNAUTHORIZED, PhoneAdvice.of(PhoneProblem.UNAUTHORIZED));
            case "connecting", "authorizing" ->
                new ServerState(PhoneState.CONNECTING, PhoneAdvice.of(PhoneProblem.SERVER_CONNECTS));
            case "offline" -> new ServerState(PhoneState.OFFLINE, PhoneAdvice.of(PhoneProblem.OFFLINE));
            case "bootloader", "recovery", "sideload", "rescue" ->
                new ServerState(PhoneState.OFFLINE, PhoneAdvice.of(PhoneProblem.OTHER_MODE, state));
            default -> new ServerState(PhoneState.OFFLINE, PhoneAdvice.of(PhoneProblem.UNKNOWN_STATE, state));
        };
    }

    private static ServerState usable(boolean identified, PhoneAdvice problem) {
        if (identified) {
            return new ServerState(PhoneState.READY, PhoneAdvice.NONE);
        }
        return problem.isNone()
                ? new ServerState(PhoneState.CONNECTING, PhoneAdvice.of(PhoneProblem.ASKED))
                : new ServerState(PhoneState.OFFLINE, problem);
    }

    private static ServerState noPermission() {
        return new ServerState(PhoneState.NO_PERMISSION, PhoneAdvice.of(PhoneProblem.NO_PERMISSION));
    }
}
