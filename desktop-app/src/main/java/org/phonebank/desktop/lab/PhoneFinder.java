package org.phonebank.desktop.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.DiscoverySettings;
import org.phonebank.provisioner.discovery.PhoneDiscovery;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Subscription;
import org.phonebank.provisioner.facts.PhoneFacts;
import org.phonebank.provisioner.facts.PhoneInspector;

/** Looks for phones and asks those that are ready for their facts, once each time they appear. */
public final class PhoneFinder implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final PhoneDiscovery discovery;
    private final Map<String, FutureTask<PhoneFacts>> facts = new ConcurrentHashMap<>();

    private PhoneFinder(PhoneDiscovery discovery) {
        this.discovery = discovery;
    }

    /** Looks at the adb server and at these addresses. */
    public static PhoneFinder start(DataFolder data, List<InetSocketAddress> endpoints) throws IOException {
        PhoneDiscovery discovery = PhoneDiscovery.start(DiscoverySettings.standard(data.adbKey()));
        endpoints.forEach(discovery::addEndpoint);
        return new PhoneFinder(discovery);
    }

    /** The phones once none is on its way to another state, or after a few seconds. */
    public List<FoundPhone> settled(BooleanSupplier cancelled) throws InterruptedException {
        try (PhoneWatch watch = new PhoneWatch(discovery)) {
            return describe(
                    watch.await(phones -> !phones.isEmpty() && PhoneWatch.isSettled(phones), PATIENCE, cancelled));
        }
    }

    /** Hears the phones as they are now and after each change, on threads of its own, in order. */
    public Subscription listen(Consumer<List<DiscoveredPhone>> listener) {
        return discovery.listen(listener);
    }

    /** Adds facts; waits for phones that have not been asked yet. */
    public List<FoundPhone> describe(List<DiscoveredPhone> phones) throws InterruptedException {
        facts.keySet().removeIf(serial -> phones.stream().noneMatch(phone -> isReady(phone, serial)));
        for (DiscoveredPhone phone : phones) {
            if (phone.state() == PhoneState.READY) {
                facts.computeIfAbsent(phone.serial(), this::ask);
            }
        }
        List<FoundPhone> found = new ArrayList<>();
        for (DiscoveredPhone phone : phones) {
            found.add(phone.state() == PhoneState.READY ? await(phone) : new FoundPhone(phone, null, ""));
        }
        return found;
    }

    @Override
    public void close() {
        discovery.close();
    }

    private FutureTask<PhoneFacts> ask(String serial) {
        FutureTask<PhoneFacts> question = new FutureTask<>(() -> inspect(serial));
        Thread thread = new Thread(question, "inspect-" + serial);
        thread.setDaemon(true);
        thread.start();
        return question;
    }

    private PhoneFacts inspect(String serial) throws AdbException {
        try (AdbDevice device = discovery.open(serial)) {
            return PhoneInspector.inspect(device);
        }
    }

    private FoundPhone await(DiscoveredPhone phone) throws InterruptedException {
        FutureTask<PhoneFacts> question = facts.get(phone.serial());
        if (question == null) {
            return new FoundPhone(phone, null, "");
        }
        try {
            return new FoundPhone(phone, question.get(), "");
        } catch (ExecutionException e) {
            facts.remove(phone.serial(), question);
            return new FoundPhone(phone, null, Causes.describe(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static boolean isReady(DiscoveredPhone phone, String serial) {
        return phone.state() == PhoneState.READY && phone.serial().equals(serial);
    }
}
