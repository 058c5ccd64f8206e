package org.phonebank.provisioner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.DeviceOpener;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PortForward;
import org.phonebank.provisioner.facts.PhoneFacts;
import org.phonebank.provisioner.facts.PhoneInspector;
import org.phonebank.provisioner.files.FileSync;
import org.phonebank.provisioner.files.SyncReport;

/** Takes a phone from discovered to working, in named steps. What is on the phone already is not sent again. */
public final class Provisioner {
    private static final int OLDEST_API = 26;

    /** A slow phone under load takes this long to start a runtime and load the native libraries. */
    private static final Duration TIME_TO_LISTEN = Duration.ofSeconds(60);

    private final FileSync files = new FileSync();
    private final LocalHashes hashes = new LocalHashes();
    private final Pause pause;

    public Provisioner() {
        this(Pause.REAL);
    }

    Provisioner(Pause pause) {
        this.pause = pause;
    }

    /**
     * Provisions one phone; several may be provisioned at once. After a failure or a cancellation the same call may be
     * made again: it goes on with what is missing.
     *
     * @param opener finds the phone, usually a {@code PhoneDiscovery}
     * @param identity gives the worker its certificate, once the phone's facts are known
     * @throws CancellationException soon after {@code cancelled} says so
     */
    public ProvisionedPhone provision(
            DeviceOpener opener,
            String serial,
            WorkerBundle bundle,
            Function<PhoneFacts, WorkerIdentityFiles> identity,
            ProvisionListener listener,
            BooleanSupplier cancelled)
            throws AdbException, ProvisionException {
        StepReporter steps = new StepReporter(serial, listener, cancelled);
        try {
            steps.begin(ProvisionStep.CONNECT, "Connecting.");
            AdbDevice device = opener.open(serial);
            boolean provisioned = false;
            try {
                steps.done("Connected.");
                ProvisionedPhone phone = provision(device, bundle, identity, steps, cancelled);
                provisioned = true;
                return phone;
            } finally {
                if (!provisioned) {
                    device.close();
                }
            }
        } catch (AdbException | ProvisionException | RuntimeException e) {
            steps.failed(e instanceof CancellationException ? "Cancelled." : String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private ProvisionedPhone provision(
            AdbDevice device,
            WorkerBundle bundle,
            Function<PhoneFacts, WorkerIdentityFiles> identity,
            StepReporter steps,
            BooleanSupplier cancelled)
            throws AdbException, ProvisionException {
        steps.begin(ProvisionStep.INSPECT, "Reading what the phone is.");
        PhoneFacts facts = PhoneInspector.inspect(device);
        List<Path> nativeLibraries = requireWorkerFor(facts, bundle);
        steps.done(facts.model() + ", Android " + facts.androidRelease() + ", " + facts.cores() + " cores.");

        BundleFiles worker = BundleFiles.of(bundle.jar(), nativeLibraries, hashes);
        pushBundle(device, worker, steps, cancelled);

        steps.begin(ProvisionStep.PUSH_IDENTITY, "Giving the worker its certificate.");
        IdentityPush.write(device, identity.apply(facts));
        steps.done("The worker has its certificate.");

        WorkerControl control = new WorkerControl(device, pause);
        stopOldWorkers(control, steps);
        worker.removeOthers(device);

        String runId = UUID.randomUUID().toString();
        steps.begin(ProvisionStep.START_WORKER, "Starting the worker.");
        WorkerStart start = new WorkerStart(runId, bundle.version(), worker.folder());
        RunFile run = control.start(start, TIME_TO_LISTEN, cancelled);
        steps.done("The worker runs as process " + run.pid() + ".");

        steps.begin(ProvisionStep.FORWARD, "Making the worker reachable.");
        PortForward forward = forward(device, run, runId, control);
        steps.done("The worker is reachable on port " + forward.localPort() + ".");
        return new ProvisionedPhone(device, facts, forward, runId, control);
    }

    /** A worker that nobody can reach is ended again. */
    private static PortForward forward(AdbDevice device, RunFile run, String runId, WorkerControl control)
            throws AdbException, ProvisionException {
        try {
            return device.forward(run.port());
        } catch (AdbException e) {
            try {
                control.stop(runId);
            } catch (AdbException | ProvisionException stopping) {
                e.addSuppressed(stopping);
            }
            throw e;
        }
    }

    private void pushBundle(AdbDevice device, BundleFiles worker, StepReporter steps, BooleanSupplier cancelled)
            throws AdbException {
        steps.begin(ProvisionStep.PUSH_BUNDLE, "Comparing the worker's files.");
        SyncReport report = files.push(
                device,
                worker.files(),
                (file, done, total) ->
                        steps.progress(done, total, "Copying " + file.local().getFileName() + "."),
                cancelled);
        if (report.sent().isEmpty()) {
            steps.skipped("The worker's files are there already.");
        } else {
            steps.done("Copied " + report.sent().size() + " files, " + report.sentBytes() / 1_000_000 + " MB.");
        }
    }

    private static void stopOldWorkers(WorkerControl control, StepReporter steps)
            throws AdbException, ProvisionException {
        steps.begin(ProvisionStep.STOP_OLD_WORKER, "Looking for an old worker.");
        if (control.stopAll() == 0) {
            steps.skipped("No old worker was running.");
        } else {
            steps.done("Stopped the old worker.");
        }
    }

    private static List<Path> requireWorkerFor(PhoneFacts facts, WorkerBundle bundle) throws ProvisionException {
        if (facts.api() < OLDEST_API) {
            throw new ProvisionException(
                    facts.serial(),
                    PhoneAdvice.of(PhoneProblem.ANDROID_TOO_OLD, facts.serial(), facts.androidRelease()));
        }
        List<Path> nativeLibraries = bundle.nativeLibraries().get(facts.runtime());
        if (nativeLibraries == null) {
            throw new ProvisionException(facts.serial(), noWorker(facts));
        }
        return nativeLibraries;
    }

    private static PhoneAdvice noWorker(PhoneFacts facts) {
        return facts.runtime().equals(PhoneFacts.ANDROID)
                ? PhoneAdvice.of(PhoneProblem.NO_WORKER, facts.serial(), facts.model())
                : PhoneAdvice.of(PhoneProblem.NO_WORKER_FOR, facts.runtime(), facts.serial());
    }
}
