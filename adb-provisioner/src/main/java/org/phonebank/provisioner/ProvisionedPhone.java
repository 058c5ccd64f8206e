package org.phonebank.provisioner;

import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.PortForward;
import org.phonebank.provisioner.facts.PhoneFacts;

/**
 * A phone with a running worker whose port is reachable here. Closing it ends the forward and the device; the worker
 * runs on. Any thread may call it.
 */
public final class ProvisionedPhone implements AutoCloseable {
    private final AdbDevice device;
    private final PhoneFacts facts;
    private final PortForward forward;
    private final String runId;
    private final WorkerControl control;

    ProvisionedPhone(AdbDevice device, PhoneFacts facts, PortForward forward, String runId, WorkerControl control) {
        this.device = device;
        this.facts = facts;
        this.forward = forward;
        this.runId = runId;
        this.control = control;
    }

    public AdbDevice device() {
        return device;
    }

    public PhoneFacts facts() {
        return facts;
    }

    /** The worker's port, on 127.0.0.1 of this computer. */
    public int localPort() {
        return forward.localPort();
    }

    /** Random, new at every start of a worker. */
    public String runId() {
        return runId;
    }

    /** Ends the worker, by force if it does not end when asked. Does nothing if it ended already. */
    public void stopWorker() throws AdbException, ProvisionException {
        control.stop(runId);
    }

    @Override
    public void close() {
        forward.close();
        device.close();
    }
}
