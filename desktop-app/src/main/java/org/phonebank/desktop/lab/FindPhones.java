package org.phonebank.desktop.lab;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.failure.PhoneWording;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.PhoneDiscovery;
import org.phonebank.provisioner.discovery.PhoneState;

/** Waits for the phones of the lab to be ready. */
final class FindPhones {
    private static final Duration FOR_NAMED = Duration.ofSeconds(15);
    private static final Duration FOR_ANY = Duration.ofSeconds(3);

    private final PhoneDiscovery discovery;
    private final BooleanSupplier cancelled;

    FindPhones(PhoneDiscovery discovery, BooleanSupplier cancelled) {
        this.discovery = discovery;
        this.cancelled = cancelled;
    }

    /** These phones, ready, in this order. */
    List<DiscoveredPhone> named(List<String> serials) throws LabException, InterruptedException {
        Set<String> wanted = new HashSet<>(serials);
        try (PhoneWatch watch = new PhoneWatch(discovery)) {
            List<DiscoveredPhone> found =
                    watch.await(phones -> ready(phones, wanted).size() == wanted.size(), FOR_NAMED, cancelled);
            for (String serial : serials) {
                requireReady(serial, found);
            }
            List<DiscoveredPhone> ready = ready(found, wanted);
            return serials.stream()
                    .flatMap(serial ->
                            ready.stream().filter(phone -> phone.serial().equals(serial)))
                    .toList();
        }
    }

    /** Those of phones found before that are ready, as soon as all are or after a while. */
    List<DiscoveredPhone> remaining(Set<String> serials) throws LabException, InterruptedException {
        try (PhoneWatch watch = new PhoneWatch(discovery)) {
            List<DiscoveredPhone> ready = ready(
                    watch.await(phones -> ready(phones, serials).size() == serials.size(), FOR_ANY, cancelled),
                    serials);
            if (ready.isEmpty()) {
                throw new LabException(Phrase.of(FailureWording.NONE_CONNECTED));
            }
            return ready;
        }
    }

    /** Every phone that is ready, by serial. */
    List<DiscoveredPhone> any() throws LabException, InterruptedException {
        try (PhoneWatch watch = new PhoneWatch(discovery)) {
            List<DiscoveredPhone> found =
                    watch.await(phones -> !phones.isEmpty() && PhoneWatch.isSettled(phones), FOR_ANY, cancelled);
            List<DiscoveredPhone> ready = found.stream()
                    .filter(phone -> phone.state() == PhoneState.READY)
                    .toList();
            if (!ready.isEmpty()) {
                return ready;
            }
            if (found.isEmpty()) {
                throw new LabException(Phrase.of(FailureWording.NO_PHONE));
            }
            List<Phrase> explained = found.stream()
                    .map(phone -> Phrase.of(
                            FailureWording.ON_PHONE, phone.serial(), PhoneWording.phrase(phone.explanation())))
                    .toList();
            throw new LabException(Phrase.of(
                    FailureWording.NONE_READY, found.size(), Phrase.join(explained, FailureWording.SENTENCES)));
        }
    }

    private static List<DiscoveredPhone> ready(List<DiscoveredPhone> phones, Set<String> serials) {
        return phones.stream()
                .filter(phone -> phone.state() == PhoneState.READY && serials.contains(phone.serial()))
                .toList();
    }

    private static void requireReady(String serial, List<DiscoveredPhone> found) throws LabException {
        Optional<DiscoveredPhone> phone = found.stream()
                .filter(candidate -> candidate.serial().equals(serial))
                .findFirst();
        if (phone.isEmpty()) {
            throw new LabException(Phrase.of(FailureWording.NOT_FOUND, serial));
        }
        if (phone.get().state() != PhoneState.READY) {
            throw new LabException(Phrase.of(
                    FailureWording.NOT_READY,
                    serial,
                    PhoneWording.phrase(phone.get().explanation())));
        }
    }
}
