package org.phonebank.provisioner;

/** The steps from a discovered phone to a reachable worker, in order. */
public enum ProvisionStep {
    CONNECT,
    INSPECT,
    PUSH_BUNDLE,
    PUSH_IDENTITY,
    STOP_OLD_WORKER,
    START_WORKER,
    FORWARD
}
