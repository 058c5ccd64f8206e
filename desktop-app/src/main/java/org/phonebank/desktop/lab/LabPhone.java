package org.phonebank.desktop.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.failure.PhoneWording;
import org.phonebank.desktop.keeping.LoadedShard;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.TelemetryWatch;
import org.phonebank.pipeline.link.WorkerClient;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.PhoneCapacity;
import org.phonebank.pipeline.placement.StagePlacement;
import org.phonebank.provisioner.ProvisionException;
import org.phonebank.provisioner.ProvisionedPhone;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.facts.Battery;
import org.phonebank.provisioner.facts.PhoneFacts;

/**
 * One phone of the lab and what it has reached so far, for any thread. Whoever works on it begins with {@link #release} and
 * says with everything it adds which release that was: what comes later than the next release is not taken.
 */
final class LabPhone {
    private final String serial;
    private DiscoveredPhone discovered;
    private @Nullable ProvisionedPhone provisioned;
    /** Stay known when the phone is away. */
    private @Nullable PhoneFacts facts;

    private @Nullable WorkerClient client;
    private @Nullable TelemetryWatch telemetryWatch;
    private boolean ready;
    private long availableMemoryBytes;
    private double relativeSpeed;
    private List<StagePlacement> placement = List.of();
    private final Map<LayerRange, HeldShard> shards = new LinkedHashMap<>();
    private long starts;
    private long releases;
    private @Nullable PhoneTelemetry telemetry;
    private Phrase loss = Phrase.NONE;

    private record HeldShard(LoadedShard shard, long memoryBytes) {}

    LabPhone(DiscoveredPhone discovered) {
        this.serial = discovered.serial();
        this.discovered = discovered;
    }

    String serial() {
        return serial;
    }

    /** For messages: what is printed on the phone, and its serial, which tells two of a kind apart. */
    synchronized String label() {
        String name = name();
        return name.equals(serial) ? serial : name + " (" + serial + ")";
    }

    synchronized void seen(DiscoveredPhone found) {
        discovered = found;
    }

    /** The number of releases so far. */
    synchronized long releases() {
        return releases;
    }

    /** Says whether it was taken; if not, it is the caller's to close. */
    synchronized boolean provisioned(long release, ProvisionedPhone phone) {
        if (release != releases) {
            return false;
        }
        provisioned = phone;
        facts = phone.facts();
        return true;
    }

    synchronized @Nullable ProvisionedPhone provisioned() {
        return provisioned;
    }

    /** Says whether it was taken; if not, it is the caller's to close. */
    synchronized boolean connected(long release, WorkerClient workerClient) {
        if (release != releases) {
            return false;
        }
        client = workerClient;
        return true;
    }

    synchronized @Nullable WorkerClient client() {
        return client;
    }

    /** The worker runs and answers; says which start of a worker on this phone it was, from 1. */
    synchronized long started(long availableBytes) {
        availableMemoryBytes = availableBytes;
        starts++;
        return starts;
    }

    synchronized long starts() {
        return starts;
    }

    /**
     * The worker passed its self-test.
     *
     * @param speed by the self-test; only ratios between phones mean something
     */
    synchronized void ready(double speed) {
        relativeSpeed = speed;
        ready = true;
    }

    /** What the phone could give when its worker had started and nothing was loaded yet. */
    synchronized long availableMemoryAtStart() {
        return availableMemoryBytes;
    }

    synchronized boolean isReady() {
        return ready;
    }

    synchronized PhoneCapacity capacity() {
        return new PhoneCapacity(serial, label(), availableMemoryBytes, relativeSpeed);
    }

    /** Says whether it was taken; if not, it is the caller's to close. */
    synchronized boolean watchedBy(long release, TelemetryWatch watch) {
        if (release != releases) {
            return false;
        }
        telemetryWatch = watch;
        return true;
    }

    /** @param places none if the phone stands by */
    synchronized void placed(List<StagePlacement> places) {
        placement = List.copyOf(places);
    }

    synchronized List<StagePlacement> placement() {
        return placement;
    }

    /**
     * Says whether layers that were loaded were taken; if not, their link is the caller's to close.
     *
     * @param memoryBytes that weights and caches take
     */
    synchronized boolean loaded(long release, LoadedShard shard, long memoryBytes) {
        if (release != releases) {
            return false;
        }
        shards.put(shard.layers(), new HeldShard(shard, memoryBytes));
        return true;
    }

    synchronized void unloaded(LayerRange layers) {
        shards.remove(layers);
    }

    synchronized List<LoadedShard> shards() {
        return shards.values().stream().map(HeldShard::shard).toList();
    }

    synchronized boolean holds(LayerRange layers) {
        return shards.containsKey(layers);
    }

    synchronized void measured(PhoneTelemetry sample) {
        telemetry = sample;
    }

    /** The worker or the way to it is gone. */
    synchronized void lost(Phrase why) {
        ready = false;
        loss = why;
    }

    /** Something is done on it again. */
    synchronized void busy() {
        loss = Phrase.NONE;
    }

    /** Ends the worker, if there is one. */
    void stopWorker() throws AdbException, ProvisionException {
        ProvisionedPhone phone = provisioned();
        if (phone != null) {
            phone.stopWorker();
        }
    }

    /**
     * Drops every connection to the phone; what runs on it goes on. The phone then begins anew.
     *
     * @return the number of this release, for those who begin
     */
    long release() {
        List<Runnable> open = new ArrayList<>();
        long number;
        synchronized (this) {
            releases++;
            number = releases;
            addIfOpen(open, telemetryWatch, TelemetryWatch::close);
            shards.values().forEach(held -> open.add(held.shard().link()::close));
            addIfOpen(open, client, WorkerClient::close);
            addIfOpen(open, provisioned, ProvisionedPhone::close);
            provisioned = null;
            client = null;
            telemetryWatch = null;
            ready = false;
            shards.clear();
            telemetry = null;
            loss = Phrase.NONE;
        }
        // A connection over which nothing goes any more may keep whoever closes it; nobody else shall wait for that.
        open.forEach(Runnable::run);
        return number;
    }

    private static <T> void addIfOpen(List<Runnable> open, @Nullable T part, Consumer<T> close) {
        if (part != null) {
            open.add(() -> close.accept(part));
        }
    }

    synchronized PhoneView view() {
        List<LayerRange> held = new ArrayList<>(shards.keySet());
        held.sort(Comparator.comparingInt(LayerRange::first));
        return new PhoneView(
                serial,
                name(),
                discovered.transport(),
                discovered.state(),
                PhoneWording.phrase(discovered.explanation()),
                facts == null ? 0 : facts.totalMemoryBytes(),
                availableMemory(),
                batteryPercent(facts == null ? null : facts.battery()),
                celsius(facts == null ? null : facts.battery()),
                held,
                shards.values().stream().mapToLong(HeldShard::memoryBytes).sum(),
                loss);
    }

    private String name() {
        if (facts != null) {
            return facts.name();
        }
        return discovered.model().isEmpty() ? serial : discovered.model();
    }

    private long availableMemory() {
        if (telemetry != null && telemetry.memoryAvailable().isPresent()) {
            return telemetry.memoryAvailable().getAsLong();
        }
        return facts == null ? 0 : facts.availableMemoryBytes();
    }

    private OptionalInt batteryPercent(@Nullable Battery battery) {
        if (telemetry != null && telemetry.batteryPercent().isPresent()) {
            return telemetry.batteryPercent();
        }
        return battery == null ? OptionalInt.empty() : OptionalInt.of(battery.percent());
    }

    private OptionalDouble celsius(@Nullable Battery battery) {
        if (telemetry != null && telemetry.celsius().isPresent()) {
            return telemetry.celsius();
        }
        return battery == null ? OptionalDouble.empty() : OptionalDouble.of(battery.celsius());
    }
}
