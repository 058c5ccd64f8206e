package org.phonebank.desktop.window;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.provisioner.discovery.PhoneState;

/** What all connected phones draw together. It is reckoned anew when all have been heard again, so that it stays calm. */
final class PowerTotal {
    private final Map<String, Double> watts = new HashMap<>();
    private final Set<String> heard = new HashSet<>();
    private double total;

    /** Forgets those that are no longer connected. */
    void keep(List<PhoneView> phones) {
        Set<String> connected = new HashSet<>();
        for (PhoneView phone : phones) {
            if (phone.state() == PhoneState.READY) {
                connected.add(phone.serial());
            }
        }
        if (watts.keySet().retainAll(connected)) {
            reckon();
        }
    }

    void take(String serial, PhoneTelemetry sample) {
        sample.power().ifPresent(draw -> {
            boolean all = !heard.add(serial) || heard.size() >= watts.size();
            watts.put(serial, draw.watts());
            if (all) {
                reckon();
            }
        });
    }

    private void reckon() {
        heard.clear();
        total = watts.values().stream().mapToDouble(each -> each).sum();
    }

    /** Watts; 0 as long as no phone has told. */
    double total() {
        return total;
    }
}
