package org.phonebank.desktop.lab;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.pipeline.link.TelemetryWatch;
import org.phonebank.pipeline.link.WorkerClient;
import org.phonebank.pipeline.link.WorkerEndpoint;
import org.phonebank.pipeline.link.WorkerException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.security.IssuedIdentity;
import org.phonebank.pipeline.security.LabAuthority;
import org.phonebank.pipeline.security.LabAuthorityException;
import org.phonebank.provisioner.ProvisionException;
import org.phonebank.provisioner.ProvisionListener;
import org.phonebank.provisioner.ProvisionStep;
import org.phonebank.provisioner.ProvisionedPhone;
import org.phonebank.provisioner.Provisioner;
import org.phonebank.provisioner.StepState;
import org.phonebank.provisioner.WorkerBundle;
import org.phonebank.provisioner.WorkerIdentityFiles;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.DeviceOpener;

/** Takes one phone from found to a worker that is connected and has passed its self-test. */
final class PreparePhone {
    private static final Duration TELEMETRY = Duration.ofMillis(500);
    private static final String LOOPBACK = "127.0.0.1";

    private final DeviceOpener opener;
    private final WorkerBundle bundle;
    private final LabAuthority authority;
    private final SelfTests selfTests;
    private final LabReport report;
    private final Listening listening;
    private final Provisioner provisioner = new Provisioner();

    PreparePhone(
            DeviceOpener opener,
            WorkerBundle bundle,
            LabAuthority authority,
            SelfTests selfTests,
            LabReport report,
            Listening listening) {
        this.opener = opener;
        this.bundle = bundle;
        this.authority = authority;
        this.selfTests = selfTests;
        this.report = report;
        this.listening = listening;
    }

    /** Does nothing for a phone whose worker still answers. */
    void run(LabPhone phone, BooleanSupplier stopped)
            throws AdbException, ProvisionException, WorkerException, LabException, InterruptedException {
        if (stillAnswers(phone)) {
            return;
        }
        start(phone, stopped);
        test(phone);
    }

    /** Starts the phone's worker anew and connects to it; what was loaded is gone. */
    void start(LabPhone phone, BooleanSupplier stopped)
            throws AdbException, ProvisionException, WorkerException, LabException, InterruptedException {
        long release = phone.release();
        ProvisionedPhone provisioned = provision(phone, stopped);
        requireTaken(phone.provisioned(release, provisioned), phone, provisioned::close);
        report.phonesChanged();
        WorkerClient client = WorkerClient.connect(
                new WorkerEndpoint(phone.serial(), phone.label(), LOOPBACK, provisioned.localPort()), authority);
        requireTaken(phone.connected(release, client), phone, client::close);
        long start = phone.started(client.describe().getAvailableMemoryBytes());
        TelemetryWatch watch = client.watchTelemetry(TELEMETRY, new PhoneHearing(phone, start, report, listening));
        requireTaken(phone.watchedBy(release, watch), phone, watch::close);
        report.phonesChanged();
    }

    private static void requireTaken(boolean taken, LabPhone phone, Runnable close) {
        if (!taken) {
            close.run();
            throw new CancellationException(
                    phone.label() + " was lost meanwhile, and somebody else begins anew with it.");
        }
    }

    /** Has the phone prove that it computes rightly, and says how fast. */
    double test(LabPhone phone) throws WorkerException, LabException, InterruptedException {
        ProvisionedPhone provisioned = phone.provisioned();
        WorkerClient client = phone.client();
        if (provisioned == null || client == null) {
            throw new LabException(Phrase.of(FailureWording.NOT_CONNECTED, phone.label()));
        }
        boolean alone = provisioned.facts().virtual();
        double speed = report.during(
                phone,
                LabStep.SELF_TEST,
                () -> selfTests.speedOf(phone.label(), client, alone),
                runsPerSecond -> String.format(Locale.ROOT, "%.1f ms for the test layer", 1000 / runsPerSecond));
        phone.ready(speed);
        report.phonesChanged();
        return speed;
    }

    private ProvisionedPhone provision(LabPhone phone, BooleanSupplier stopped)
            throws AdbException, ProvisionException {
        AtomicReference<@Nullable StepChanged> failed = new AtomicReference<>();
        try {
            return provisioner.provision(
                    opener,
                    phone.serial(),
                    bundle,
                    facts -> identity(facts.serial()),
                    new ProvisionListener() {
                        @Override
                        public void step(
                                String serial, ProvisionStep step, StepState state, double fraction, String text) {
                            if (state == StepState.FAILED) {
                                failed.set(new StepChanged(serial, labStep(step), state, fraction, text));
                            } else {
                                pass(phone, step, state, fraction, text);
                            }
                        }

                        @Override
                        public void sent(String serial, long doneBytes, long totalBytes) {
                            report.sent(phone, doneBytes, totalBytes);
                        }
                    },
                    stopped);
        } catch (AdbException | ProvisionException | RuntimeException e) {
            StepChanged last = failed.get();
            if (last != null) {
                report.failed(phone, last.step(), last.fraction(), e);
            }
            throw e;
        }
    }

    /** Stopping an old worker, starting the new one and reaching it are one step for a person, ended by the last. */
    private void pass(LabPhone phone, ProvisionStep step, StepState state, double fraction, String text) {
        boolean goesOn = step == ProvisionStep.STOP_OLD_WORKER || step == ProvisionStep.START_WORKER;
        report.step(phone, labStep(step), goesOn ? StepState.RUNNING : state, goesOn ? 0 : fraction, text);
    }

    private WorkerIdentityFiles identity(String serial) {
        try {
            IssuedIdentity issued = authority.issue(serial);
            return new WorkerIdentityFiles(authority.caPem(), issued.certificatePem(), issued.privateKeyPem());
        } catch (LabAuthorityException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean stillAnswers(LabPhone phone) {
        @Nullable WorkerClient client = phone.client();
        if (client == null || !phone.isReady()) {
            return false;
        }
        try {
            client.describe();
            return true;
        } catch (WorkerException e) {
            return false;
        }
    }

    private static LabStep labStep(ProvisionStep step) {
        return switch (step) {
            case CONNECT -> LabStep.CONNECT;
            case INSPECT -> LabStep.INSPECT;
            case PUSH_BUNDLE -> LabStep.PUSH_WORKER;
            case PUSH_IDENTITY -> LabStep.PUSH_CERTIFICATE;
            case STOP_OLD_WORKER, START_WORKER, FORWARD -> LabStep.START_WORKER;
        };
    }
}
