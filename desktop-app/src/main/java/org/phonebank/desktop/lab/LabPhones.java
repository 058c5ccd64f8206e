package org.phonebank.desktop.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.terminal.Quantities;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.DiscoverySettings;
import org.phonebank.provisioner.discovery.PhoneDiscovery;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The phones of a session: started if they are its own, found, and released at the end. Confined to one thread, but for what says otherwise. */
final class LabPhones implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LabPhones.class);

    private final DataFolder data;
    private final PhoneSource source;
    private final LabReport report;
    private final BooleanSupplier cancelled;
    /** As they were when the lab was first set up. */
    private List<LabPhone> first = List.of();

    private volatile List<LabPhone> phones = List.of();
    private @Nullable OwnVirtualPhones own;
    private @Nullable PhoneDiscovery discovery;

    LabPhones(DataFolder data, PhoneSource source, LabReport report, BooleanSupplier cancelled) {
        this.data = data;
        this.source = source;
        this.report = report;
        this.cancelled = cancelled;
    }

    List<LabPhone> all() {
        return phones;
    }

    /** One of the lab's phones; for any thread. */
    Optional<LabPhone> phone(String serial) {
        return phones.stream().filter(phone -> phone.serial().equals(serial)).findFirst();
    }

    PhoneDiscovery discovery() {
        if (discovery == null) {
            throw new IllegalStateException("Nobody has looked for phones yet.");
        }
        return discovery;
    }

    /**
     * Makes {@link #all} the phones of the lab, each of them ready. When they were found before, those are left out that are
     * not there just now.
     */
    void find() throws IOException, LabException, InterruptedException {
        if (!first.isEmpty()) {
            leaveOutMissing();
            return;
        }
        List<DiscoveredPhone> found;
        if (source instanceof PhoneSource.OwnVirtual wanted) {
            OwnVirtualPhones started = startOwn(wanted.count());
            PhoneDiscovery looking = look(settings().withoutAdbServer(), started.addresses());
            found = find(() -> new FindPhones(looking, cancelled).named(started.serials()));
        } else {
            PhoneSource.Connected wanted = (PhoneSource.Connected) source;
            FindPhones finder = new FindPhones(look(settings(), wanted.endpoints()), cancelled);
            found = find(() -> wanted.serials().isEmpty() ? finder.any() : finder.named(wanted.serials()));
        }
        first = found.stream().map(LabPhone::new).toList();
        phones = first;
        report.phones(phones);
    }

    private void leaveOutMissing() throws LabException, InterruptedException {
        Set<String> serials = first.stream().map(LabPhone::serial).collect(Collectors.toSet());
        Set<String> there = find(() -> new FindPhones(discovery(), cancelled).remaining(serials)).stream()
                .map(DiscoveredPhone::serial)
                .collect(Collectors.toSet());
        phones = first.stream().filter(phone -> there.contains(phone.serial())).toList();
        first.stream().filter(phone -> !phones.contains(phone)).forEach(LabPhone::release);
        report.phones(phones);
    }

    /**
     * Follows the lab's phones from now on, and takes in others that appear: those that the lab was given the names of, or
     * all if it was given none. Phones that
     * are ready are told to the listener, at once and after each change, on a thread of the discovery.
     */
    Subscription follow(Consumer<List<LabPhone>> reachable) {
        return discovery().listen(found -> {
            Map<String, DiscoveredPhone> best = new LinkedHashMap<>();
            for (DiscoveredPhone phone : found) {
                if (phone.state() != PhoneState.DUPLICATE) {
                    best.putIfAbsent(phone.serial(), phone);
                }
            }
            best.values().forEach(this::see);
            report.phones(phones);
            reachable.accept(phones.stream()
                    .filter(phone -> {
                        DiscoveredPhone seen = best.get(phone.serial());
                        return seen != null && seen.state() == PhoneState.READY;
                    })
                    .toList());
        });
    }

    private synchronized void see(DiscoveredPhone found) {
        Optional<LabPhone> known = phone(found.serial());
        if (known.isPresent()) {
            known.get().seen(found);
        } else if (found.state() == PhoneState.READY && isWanted(found.serial())) {
            List<LabPhone> more = new ArrayList<>(phones);
            more.add(new LabPhone(found));
            phones = List.copyOf(more);
        }
    }

    private boolean isWanted(String serial) {
        if (source instanceof PhoneSource.Connected connected) {
            return connected.serials().isEmpty() || connected.serials().contains(serial);
        }
        return own != null && own.serials().contains(serial);
    }

    /** Ends the workers that this session started, drops all connections, and ends own virtual phones. */
    @Override
    public void close() {
        // Own virtual phones take their workers with them.
        if (own == null) {
            stopWorkers();
        }
        phones.forEach(LabPhone::release);
        try {
            if (discovery != null) {
                discovery.close();
            }
        } finally {
            if (own != null) {
                own.close();
            }
            first = List.of();
            phones = List.of();
            discovery = null;
            own = null;
        }
    }

    private List<DiscoveredPhone> find(LabReport.Work<List<DiscoveredPhone>, LabException> search)
            throws LabException, InterruptedException {
        return report.during(LabStep.FIND_PHONES, search, found -> Quantities.plural(found.size(), "phone") + " ready");
    }

    private void stopWorkers() {
        try {
            new PhoneTeam(() -> false).onEach(phones, (phone, stopped) -> phone.stopWorker());
        } catch (LabException e) {
            LOG.warn("A worker could not be stopped; it ends when the phone restarts: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private OwnVirtualPhones startOwn(int count) throws IOException, LabException, InterruptedException {
        if (own == null) {
            own = report.during(
                    LabStep.START_PHONES,
                    () -> OwnVirtualPhones.start(data, count),
                    started -> Quantities.plural(count, "virtual phone") + " started");
        }
        return own;
    }

    private DiscoverySettings settings() {
        return DiscoverySettings.standard(data.adbKey());
    }

    private PhoneDiscovery look(DiscoverySettings settings, List<InetSocketAddress> endpoints) throws IOException {
        PhoneDiscovery looking = discovery == null ? PhoneDiscovery.start(settings) : discovery;
        discovery = looking;
        endpoints.forEach(looking::addEndpoint);
        return looking;
    }
}
