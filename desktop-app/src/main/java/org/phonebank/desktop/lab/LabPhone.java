package org.phonebank.desktop.lab;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.pipeline.link.TelemetryWatch;
import org.phonebank.pipeline.link.WorkerClient;
import org.phonebank.pipeline.placement.PhoneCapacity;
import org.phonebank.pipeline.placement.StagePlacement;
import org.phonebank.provisioner.ProvisionException;
import org.phonebank.provisioner.ProvisionedPhone;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.facts.Battery;
import org.phonebank.provisioner.facts.PhoneFacts;

/** One phone of the lab and what it has reached so far. Written by the thread that works on the phone, read by any. */
final class LabPhone {
    private final String serial;
    private DiscoveredPhone discovered;
    private @Nullable ProvisionedPhone provisioned;
    private @Nullable WorkerClient client;
    private @Nullable TelemetryWatch telemetryWatch;
    private boolean ready;
    private long availableMemoryBytes;
    private double relativeSpeed;
    private @Nullable StagePlacement placement;
    private @Nullable StageLink stage;
    private @Nullable PhoneTelemetry telemetry;
    private String activity = "";

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

    synchronized void provisioned(ProvisionedPhone phone) {
        provisioned = phone;
    }

    synchronized @Nullable ProvisionedPhone provisioned() {
        return provisioned;
    }

    synchronized void connected(WorkerClient workerClient) {
        client = workerClient;
    }

    synchronized @Nullable WorkerClient client() {
        return client;
    }

    /**
     * The worker answered and passed its self-test.
     *
     * @param speed by the self-test; only ratios between phones mean something
     */
    synchronized void ready(long availableBytes, double speed) {
        availableMemoryBytes = availableBytes;
        relativeSpeed = speed;
        ready = true;
    }

    synchronized boolean isReady() {
        return ready;
    }

    synchronized PhoneCapacity capacity() {
        return new PhoneCapacity(serial, label(), availableMemoryBytes, relativeSpeed);
    }

    synchronized void watchedBy(TelemetryWatch watch) {
        telemetryWatch = watch;
    }

    synchronized void placed(StagePlacement place) {
        placement = place;
    }

    synchronized @Nullable StagePlacement placement() {
        return placement;
    }

    synchronized void loaded(StageLink link) {
        stage = link;
    }

    synchronized @Nullable StageLink stage() {
        return stage;
    }

    synchronized void measured(PhoneTelemetry sample) {
        telemetry = sample;
    }

    /** The worker or the way to it is gone. */
    synchronized void lost(@Nullable String sentence) {
        ready = false;
        activity = sentence == null ? "Lost" : sentence;
    }

    synchronized void busyWith(String words) {
        activity = words;
    }

    /** Ends the worker, if there is one. */
    void stopWorker() throws AdbException, ProvisionException {
        ProvisionedPhone phone = provisioned();
        if (phone != null) {
            phone.stopWorker();
        }
    }

    /** Drops every connection to the phone; what runs on it goes on. The phone then begins anew. */
    synchronized void release() {
        if (telemetryWatch != null) {
            telemetryWatch.close();
        }
        if (stage != null) {
            stage.close();
        }
        if (client != null) {
            client.close();
        }
        if (provisioned != null) {
            provisioned.close();
        }
        provisioned = null;
        client = null;
        telemetryWatch = null;
        ready = false;
        stage = null;
        telemetry = null;
        activity = "";
    }

    synchronized PhoneView view() {
        PhoneFacts facts = provisioned == null ? null : provisioned.facts();
        LayerRange held = stage == null || placement == null ? null : placement.layers();
        return new PhoneView(
                serial,
                name(),
                discovered.transport(),
                discovered.state(),
                discovered.explanation(),
                facts == null ? 0 : facts.totalMemoryBytes(),
                availableMemory(facts),
                batteryPercent(facts == null ? null : facts.battery()),
                celsius(facts == null ? null : facts.battery()),
                held,
                held == null || placement == null ? 0 : placement.memoryBytes(),
                activity);
    }

    private String name() {
        if (provisioned != null) {
            PhoneFacts facts = provisioned.facts();
            boolean maker = facts.model().startsWith(facts.manufacturer());
            return maker ? facts.model() : (facts.manufacturer() + " " + facts.model()).strip();
        }
        return discovered.model().isEmpty() ? serial : discovered.model();
    }

    private long availableMemory(@Nullable PhoneFacts facts) {
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
