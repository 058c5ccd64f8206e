package org.phonebank.tests.faults;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.runtime.ApplicationFiles;
import org.phonebank.partitioner.SelfTest;
import org.phonebank.partitioner.SelfTestGraph;
import org.phonebank.pipeline.health.PhoneHealth;
import org.phonebank.pipeline.health.SelfTestJudge;
import org.phonebank.pipeline.link.TelemetryListener;
import org.phonebank.pipeline.link.WorkerClient;
import org.phonebank.pipeline.link.WorkerEndpoint;
import org.phonebank.pipeline.link.WorkerException;
import org.phonebank.pipeline.security.IssuedIdentity;
import org.phonebank.pipeline.security.LabAuthority;
import org.phonebank.pipeline.security.LabAuthorityException;
import org.phonebank.protocol.PhonebankVersion;
import org.phonebank.protocol.v1.SelfTestRequest;
import org.phonebank.protocol.v1.TelemetrySample;
import org.phonebank.provisioner.ProvisionedPhone;
import org.phonebank.provisioner.Provisioner;
import org.phonebank.provisioner.WorkerBundle;
import org.phonebank.provisioner.WorkerIdentityFiles;
import org.phonebank.provisioner.discovery.DiscoverySettings;
import org.phonebank.provisioner.discovery.PhoneDiscovery;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.virtual.VirtualPhone;
import org.phonebank.virtual.VirtualPhoneSettings;
import org.phonebank.virtual.profile.PhoneProfiles;

/** A virtual phone with a real worker that reports its state. */
final class FaultyPhone implements AutoCloseable {
    private static final String SERIAL = "VP01";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration TELEMETRY = Duration.ofMillis(100);
    private static final SelfTest TEST = SelfTestGraph.forBits(32);

    /** One that has the memory's pressure in a file. */
    private static final String PROFILE = "pixel-4a";

    private final VirtualPhone phone;
    private final PhoneDiscovery discovery;
    private final WorkerBundle bundle;
    private final LabAuthority authority;
    private final Heard heard = new Heard();
    private @Nullable ProvisionedPhone provisioned;
    private @Nullable WorkerClient client;

    private FaultyPhone(Path folder, VirtualPhone phone) throws Exception {
        this.phone = phone;
        ApplicationFiles files = new ApplicationFiles(new DataFolder(folder.resolve("data")), PhonebankVersion.VERSION);
        bundle = new WorkerBundle(
                PhonebankVersion.VERSION, files.workerJar(), Map.of(files.host().name(), files.nativeLibraries()));
        authority = LabAuthority.openOrCreate(folder.resolve("lab"));
        discovery = PhoneDiscovery.start(
                DiscoverySettings.standard(folder.resolve("adbkey")).withoutAdbServer());
        discovery.addEndpoint(phone.address());
    }

    static FaultyPhone start(Path folder) throws Exception {
        VirtualPhone phone = VirtualPhone.start(
                VirtualPhoneSettings.of(PhoneProfiles.byId(PROFILE).orElseThrow(), SERIAL, folder.resolve(SERIAL)));
        FaultyPhone faulty = new FaultyPhone(folder, phone);
        faulty.startWorker();
        return faulty;
    }

    VirtualPhone phone() {
        return phone;
    }

    WorkerClient worker() {
        if (client == null) {
            throw new IllegalStateException("The worker was never started.");
        }
        return client;
    }

    /** Starts the worker anew and hears its telemetry. */
    void startWorker() throws Exception {
        disconnect();
        heard.forget();
        Awaitility.await().atMost(LONG).until(() -> discovery.phones().stream()
                .anyMatch(seen -> seen.state() == PhoneState.READY));
        ProvisionedPhone started = new Provisioner()
                .provision(
                        discovery,
                        SERIAL,
                        bundle,
                        facts -> identity(),
                        (serial, step, state, fraction, text) -> {},
                        () -> false);
        provisioned = started;
        client = WorkerClient.connect(
                new WorkerEndpoint(SERIAL, started.facts().model(), "127.0.0.1", started.localPort()), authority);
        client.watchTelemetry(TELEMETRY, heard);
        Awaitility.await().atMost(LONG).until(() -> !heard.samples.isEmpty());
    }

    private WorkerIdentityFiles identity() {
        try {
            IssuedIdentity issued = authority.issue(SERIAL);
            return new WorkerIdentityFiles(authority.caPem(), issued.certificatePem(), issued.privateKeyPem());
        } catch (LabAuthorityException e) {
            throw new IllegalStateException(e);
        }
    }

    PhoneHealth selfTest() throws WorkerException {
        SelfTestRequest.Builder request = SelfTestRequest.newBuilder()
                .setGraph(ByteString.copyFrom(TEST.onnx()))
                .setRuns(5);
        for (long dimension : TEST.inputShape()) {
            request.addInputShape(dimension);
        }
        for (float value : TEST.input()) {
            request.addInput(value);
        }
        return new SelfTestJudge(TEST.expected(), TEST.tolerance(), LONG)
                .judge("VP01", worker().selfTest(request.build()));
    }

    TelemetrySample latest() {
        return heard.samples.get(heard.samples.size() - 1);
    }

    int samples() {
        return heard.samples.size();
    }

    /** Why the telemetry ended, once it has. */
    List<WorkerException> ends() {
        return List.copyOf(heard.ends);
    }

    private void disconnect() {
        if (client != null) {
            client.close();
        }
        if (provisioned != null) {
            provisioned.close();
        }
    }

    @Override
    public void close() throws IOException {
        disconnect();
        discovery.close();
        phone.close();
    }

    private static final class Heard implements TelemetryListener {
        private final List<TelemetrySample> samples = new CopyOnWriteArrayList<>();
        private final List<WorkerException> ends = new CopyOnWriteArrayList<>();

        @Override
        public void sample(TelemetrySample sample) {
            samples.add(sample);
        }

        @Override
        public void ended(WorkerException cause) {
            ends.add(cause);
        }

        private void forget() {
            samples.clear();
            ends.clear();
        }
    }
}
