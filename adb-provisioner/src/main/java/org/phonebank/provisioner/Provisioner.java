package org.phonebank.provisioner;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.DeviceOpener;
import org.phonebank.provisioner.facts.PhoneFacts;

/** Takes a phone from discovered to working, in named steps. What is on the phone already is not sent again. */
@SuppressWarnings("DoNotCallSuggester")
public final class Provisioner {

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
        throw new UnsupportedOperationException();
    }
}
