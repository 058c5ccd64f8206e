package org.phonebank.desktop.lab;

import java.net.InetSocketAddress;
import java.util.List;

/** Which phones a session works with. */
public sealed interface PhoneSource {
    /** Virtual phones that live and end with the session. */
    record OwnVirtual(int count) implements PhoneSource {
        public OwnVirtual {
            if (count < 1) {
                throw new IllegalArgumentException("A lab needs at least 1 phone, not " + count + ".");
            }
        }
    }

    /**
     * Phones that are there already: those the adb server sees, and those at the endpoints.
     *
     * @param serials the ones to use; empty uses all that are ready
     */
    record Connected(List<InetSocketAddress> endpoints, List<String> serials) implements PhoneSource {
        public Connected {
            endpoints = List.copyOf(endpoints);
            serials = List.copyOf(serials);
        }
    }
}
