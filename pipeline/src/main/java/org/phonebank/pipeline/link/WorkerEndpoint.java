package org.phonebank.pipeline.link;

import java.util.Objects;

/**
 * Where the worker of a phone listens.
 *
 * @param serial of the phone; the worker must show the certificate issued for it
 * @param phoneName for messages, for example "Pixel 2"
 * @param host usually the loopback address, when the port is forwarded
 * @param port 1 to 65535
 */
public record WorkerEndpoint(String serial, String phoneName, String host, int port) {
    private static final int MAX_PORT = 65_535;

    public WorkerEndpoint {
        Objects.requireNonNull(serial);
        Objects.requireNonNull(phoneName);
        Objects.requireNonNull(host);
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException(port + " is no port.");
        }
    }
}
