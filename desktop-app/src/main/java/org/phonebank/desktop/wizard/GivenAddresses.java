package org.phonebank.desktop.wizard;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

/**
 * Where people said that phones are. A host that nobody in the network knows yet is kept, and looked up again. Confined to
 * one thread, but for the looking up.
 */
final class GivenAddresses {
    private final Map<PhoneAddress, InetSocketAddress> known = new HashMap<>();
    private final Map<PhoneAddress, PhoneState> unknown = new LinkedHashMap<>();
    private final Errands.Repeated<Map<PhoneAddress, InetSocketAddress>> lookUp;

    /** @param home the one thread */
    GivenAddresses(Errands errands, Executor home) {
        lookUp = errands.new Repeated<>("Looking hosts up", home);
    }

    void add(PhoneAddress address, InetSocketAddress endpoint) {
        unknown.remove(address);
        known.put(address, endpoint);
    }

    /** Its host is looked up with the others. */
    void add(PhoneAddress address) {
        if (!known.containsKey(address)) {
            unknown.putIfAbsent(address, PhoneState.CONNECTING);
        }
    }

    /** Where it was looked for; empty if its host is not known. */
    Optional<InetSocketAddress> remove(PhoneAddress address) {
        unknown.remove(address);
        return Optional.ofNullable(known.remove(address));
    }

    /** Looks up all hosts that are not known; whoever asks hears of each that is by then. */
    void lookUp(Consumer<InetSocketAddress> found) {
        List<PhoneAddress> asked = List.copyOf(unknown.keySet());
        if (asked.isEmpty()) {
            return;
        }
        lookUp.run(() -> resolve(asked), resolved -> {
            for (PhoneAddress address : asked) {
                InetSocketAddress endpoint = resolved.get(address);
                if (!unknown.containsKey(address)) {
                    continue;
                }
                if (endpoint == null) {
                    unknown.put(address, PhoneState.OFFLINE);
                } else {
                    add(address, endpoint);
                    found.accept(endpoint);
                }
            }
        });
    }

    private static Map<PhoneAddress, InetSocketAddress> resolve(List<PhoneAddress> addresses) {
        Map<PhoneAddress, InetSocketAddress> resolved = new HashMap<>();
        for (PhoneAddress address : addresses) {
            InetSocketAddress endpoint = new InetSocketAddress(address.host(), address.port());
            if (!endpoint.isUnresolved()) {
                resolved.put(address, endpoint);
            }
        }
        return resolved;
    }

    Collection<InetSocketAddress> endpoints() {
        return known.values();
    }

    /** A phone for each address whose host is not known, so that people see what becomes of it. */
    Stream<ScoutedPhone> unknown() {
        return unknown.entrySet().stream().map(entry -> {
            String written = entry.getKey().toString();
            DiscoveredPhone seen =
                    new DiscoveredPhone(written, written, Transport.WIFI, entry.getValue(), PhoneAdvice.NONE, "");
            return new ScoutedPhone(seen, Origin.ADDRESS, null, null, Phrase.NONE);
        });
    }
}
