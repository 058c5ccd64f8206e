package org.phonebank.tests.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.runtime.ApplicationFiles;
import org.phonebank.pipeline.link.WorkerClient;
import org.phonebank.pipeline.link.WorkerEndpoint;
import org.phonebank.pipeline.security.IssuedIdentity;
import org.phonebank.pipeline.security.LabAuthority;
import org.phonebank.pipeline.security.LabAuthorityException;
import org.phonebank.protocol.PhonebankVersion;
import org.phonebank.provisioner.ProvisionStep;
import org.phonebank.provisioner.ProvisionedPhone;
import org.phonebank.provisioner.Provisioner;
import org.phonebank.provisioner.StepState;
import org.phonebank.provisioner.WorkerBundle;
import org.phonebank.provisioner.WorkerIdentityFiles;
import org.phonebank.virtual.VirtualPhone;

/** With the real worker. */
class ProvisioningTest {
    @TempDir
    Path folder;

    private final Provisioner provisioner = new Provisioner();
    private final List<String> steps = new ArrayList<>();
    private LabAuthority authority;
    private WorkerBundle bundle;
    private PhoneBench bench;

    @BeforeEach
    void start() throws Exception {
        ApplicationFiles application =
                new ApplicationFiles(new DataFolder(folder.resolve("data")), PhonebankVersion.VERSION);
        bundle = new WorkerBundle(
                PhonebankVersion.VERSION,
                application.workerJar(),
                Map.of(application.host().name(), application.nativeLibraries()));
        authority = LabAuthority.openOrCreate(folder.resolve("lab"));
        bench = new PhoneBench(folder);
    }

    @AfterEach
    void stop() throws InterruptedException {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void startsAWorkerAndReplacesItTheSecondTime(Way way) throws Exception {
        VirtualPhone phone = bench.phone("VP01");
        bench.reach(phone, way);
        String firstRun;
        try (ProvisionedPhone first = provision("VP01")) {
            firstRun = first.runId();
            assertThat(parentVersionOf(first)).isEqualTo(PhonebankVersion.VERSION);
        }
        steps.clear();

        try (ProvisionedPhone second = provision("VP01")) {
            assertThat(second.runId()).isNotEqualTo(firstRun);
            assertThat(steps).contains("PUSH_BUNDLE SKIPPED", "STOP_OLD_WORKER DONE", "FORWARD DONE");
            assertThat(parentVersionOf(second)).isEqualTo(PhonebankVersion.VERSION);
            second.stopWorker();
            assertThat(phone.killWorkers()).isZero();
        }
    }

    @Test
    void theWorkerSurvivesTheCable() throws Exception {
        VirtualPhone phone = bench.phone("VP01");
        bench.reach(phone, Way.DIRECT);
        try (ProvisionedPhone provisioned = provision("VP01")) {
            assertThat(provisioned.localPort()).isPositive();
            phone.unplug();
        }
        assertThat(phone.killWorkers()).isEqualTo(1);
    }

    @Test
    void severalPhonesAreProvisionedAtOnce() throws Exception {
        List<String> serials = List.of("VP01", "VP02", "VP03");
        for (String serial : serials) {
            bench.reach(bench.phone(serial), Way.DIRECT);
        }
        ExecutorService threads = Executors.newFixedThreadPool(serials.size());
        try {
            List<Future<ProvisionedPhone>> phones = new ArrayList<>();
            for (String serial : serials) {
                phones.add(threads.submit(() -> provision(serial)));
            }
            for (Future<ProvisionedPhone> future : phones) {
                try (ProvisionedPhone phone = future.get(3, TimeUnit.MINUTES)) {
                    connect(phone.localPort());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private ProvisionedPhone provision(String serial) throws Exception {
        return provisioner.provision(
                bench.discovery(),
                serial,
                bundle,
                facts -> identity(facts.serial()),
                (phone, step, state, fraction, text) -> note(step, state),
                () -> false);
    }

    private synchronized void note(ProvisionStep step, StepState state) {
        steps.add(step + " " + state);
    }

    private WorkerIdentityFiles identity(String serial) {
        try {
            IssuedIdentity issued = authority.issue(serial);
            return new WorkerIdentityFiles(authority.caPem(), issued.certificatePem(), issued.privateKeyPem());
        } catch (LabAuthorityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String parentVersionOf(ProvisionedPhone phone) throws Exception {
        WorkerEndpoint endpoint =
                new WorkerEndpoint(phone.facts().serial(), phone.facts().model(), "127.0.0.1", phone.localPort());
        try (WorkerClient client = WorkerClient.connect(endpoint, authority)) {
            return client.describe().getWorkerVersion();
        }
    }

    private static void connect(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }
}
