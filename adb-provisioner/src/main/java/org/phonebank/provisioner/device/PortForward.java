package org.phonebank.provisioner.device;

/** A port of a phone that is reachable on this computer's loopback until this is closed. */
public interface PortForward extends AutoCloseable {
    /** Port on 127.0.0.1 of this computer. */
    int localPort();

    /** Stops accepting and drops connections that are open through it. */
    @Override
    void close();
}
