package org.phonebank.desktop.window.setup;

import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.wizard.Origin;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

/**
 * A phone as the list shows it.
 *
 * @param facts what it is and has, in one line; "" as long as that is unknown
 * @param help what to do, if it is not ready; "" otherwise
 * @param remedy names the one action that mends it from here; "" if a hand on the phone is needed
 * @param part whether it shall take part
 * @param inLab whether a lab works with it, so that it cannot be taken away
 * @param showing whether it shows itself just now
 */
record PhoneRow(
        String serial,
        String address,
        String name,
        String facts,
        Transport transport,
        Origin origin,
        PhoneState state,
        String stateWords,
        Tone tone,
        String help,
        String remedy,
        boolean part,
        boolean inLab,
        boolean showing) {
    boolean ready() {
        return state == PhoneState.READY;
    }
}
