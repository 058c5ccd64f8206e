package org.phonebank.desktop.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.phonebank.desktop.data.Causes;
import org.phonebank.provisioner.discovery.DiscoverySettings;

/** Who listens on the port of the adb server. */
record AdbServerCheck(int port) implements Check {
    private static final String SUBJECT = "adb server";
    private static final int TIMEOUT_MILLIS = 2000;
    private static final String REQUEST = "000chost:version";
    private static final int ANSWER_BYTES = 12;

    AdbServerCheck() {
        this(DiscoverySettings.adbServerPort());
    }

    @Override
    public Finding examine() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            return judge(read(socket.getInputStream()));
        } catch (ConnectException e) {
            return Finding.ok(
                    SUBJECT, "None runs on port " + port + ", which is free for it: adb starts one when it is used.");
        } catch (IOException e) {
            return notAdb(Causes.describe(e));
        }
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readNBytes(ANSWER_BYTES), StandardCharsets.US_ASCII);
    }

    /** @param answer to {@code host:version}: OKAY, the length 0004, and the version in hexadecimal */
    Finding judge(String answer) {
        if (!answer.matches("OKAY0004[0-9a-f]{4}")) {
            return notAdb("it answered something else");
        }
        int version = Integer.parseInt(answer.substring(8), 16);
        return Finding.ok(SUBJECT, "Runs on port " + port + ", protocol version " + version + ".");
    }

    private Finding notAdb(String reason) {
        return Finding.warning(
                SUBJECT,
                "Port " + port + " is taken by a program that is no adb server (" + reason
                        + "), so USB phones are not found.",
                "end that program, then: adb start-server");
    }
}
