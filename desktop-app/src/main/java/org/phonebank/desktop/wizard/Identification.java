package org.phonebank.desktop.wizard;

import java.time.Duration;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;

/** Makes a phone show which one it is. */
final class Identification {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** The screen blinks and stays on; vibrating has another command in each of the last versions of Android. */
    private static final String COMMAND = String.join(
            "; ",
            "(cmd vibrator_manager synced -f -d Phonebank oneshot 800 || cmd vibrator vibrate -f 800 Phonebank"
                    + " || cmd vibrator vibrate 800 Phonebank) >/dev/null 2>&1",
            "input keyevent 223",
            "input keyevent 224",
            "input keyevent 223",
            "input keyevent 224");

    private Identification() {}

    /** Returns when the phone has blinked; false if it cannot. */
    static boolean show(AdbDevice device) throws AdbException {
        return device.shell(COMMAND, LIMIT).succeeded();
    }
}
