package org.phonebank.desktop.lab;

import io.grpc.Status;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.phonebank.pipeline.link.WorkerException;
import org.phonebank.provisioner.ProvisionException;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.discovery.PhoneDiscovery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats what is done on a phone when its connection broke or its worker ended, as soon as the phone is there. */
final class Recovering implements PhoneTeam.Task {
    private static final Logger LOG = LoggerFactory.getLogger(Recovering.class);
    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final PhoneTeam.Task task;
    private final PhoneDiscovery discovery;

    /** @param task goes on from whatever an attempt before has reached */
    Recovering(PhoneTeam.Task task, PhoneDiscovery discovery) {
        this.task = task;
        this.discovery = discovery;
    }

    @Override
    public void run(LabPhone phone, BooleanSupplier stopped) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                task.run(phone, stopped);
                return;
            } catch (AdbException | WorkerException | ProvisionException e) {
                boolean last = attempt == ATTEMPTS || stopped.getAsBoolean() || !mayPass(e);
                if (last || !comesBack(phone, stopped)) {
                    throw e;
                }
                LOG.info("Phone {} is tried again: {}", phone.serial(), e.getMessage());
                phone.release();
            }
        }
    }

    private static boolean mayPass(Exception failure) {
        if (failure instanceof AdbException adb) {
            return adb.mayPassByItself();
        }
        if (failure instanceof ProvisionException provisioning) {
            return provisioning.mayPassByItself();
        }
        return failure instanceof WorkerException worker && worker.code() == Status.Code.UNAVAILABLE;
    }

    private boolean comesBack(LabPhone phone, BooleanSupplier stopped) throws InterruptedException {
        try (PhoneWatch watch = new PhoneWatch(discovery)) {
            return PhoneWatch.isReady(
                    watch.await(phones -> PhoneWatch.isReady(phones, phone.serial()), PATIENCE, stopped),
                    phone.serial());
        }
    }
}
