package org.phonebank.desktop.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.phonebank.desktop.data.Causes;

/** Ports of this machine, on which virtual phones and forwards listen. */
record LoopbackCheck() implements Check {
    private static final String SUBJECT = "Ports";

    @Override
    public Finding examine() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Finding.ok(SUBJECT, "Ports on 127.0.0.1 can be had, such as " + socket.getLocalPort() + ".");
        } catch (IOException e) {
            return Finding.missing(
                    SUBJECT,
                    "No port on 127.0.0.1 can be had (" + Causes.describe(e) + "), so no virtual phone can listen.",
                    "allow this program to listen on 127.0.0.1");
        }
    }
}
