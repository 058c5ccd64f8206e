package org.phonebank.virtual;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests for a lab on the loopback address: a line with the token, a verb and, for some verbs, a serial and
 * a fault. Each
 * connection carries one request and one line of JSON in answer. Serves one at a time.
 */
final class LabControl implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LabControl.class);
    private static final int MAX_REQUEST_BYTES = 1024;
    private static final int TIMEOUT_MILLIS = 5000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final VirtualLab lab;
    private final byte[] token;
    private final @Nullable Runnable onStop;
    private final ServerSocket server;

    private LabControl(VirtualLab lab, String token, @Nullable Runnable onStop) throws IOException {
        this.lab = lab;
        this.token = token.getBytes(StandardCharsets.US_ASCII);
        this.onStop = onStop;
        this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    }

    static LabControl start(VirtualLab lab, String token, @Nullable Runnable onStop) throws IOException {
        LabControl control = new LabControl(lab, token, onStop);
        Thread thread = new Thread(control::serve, "virtual-lab-control");
        thread.setDaemon(true);
        thread.start();
        return control;
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(TIMEOUT_MILLIS);
                String[] words = readLine(socket.getInputStream()).split(" ", -1);
                if (!MessageDigest.isEqual(words[0].getBytes(StandardCharsets.US_ASCII), token)) {
                    continue;
                }
                String verb = words.length > 1 ? words[1] : "";
                LabAnswer answer = answer(verb, words.length > 2 ? words[2] : "", words.length > 3 ? words[3] : "");
                socket.getOutputStream().write(JSON.writeValueAsBytes(answer));
                socket.shutdownOutput();
                if (verb.equals("stop") && onStop != null) {
                    onStop.run();
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("A request to the virtual lab failed: {}", e.getMessage());
                }
            }
        }
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int value;
        while ((value = in.read()) >= 0 && value != '\n' && line.length() < MAX_REQUEST_BYTES) {
            line.append((char) value);
        }
        return line.toString();
    }

    private LabAnswer answer(String verb, String serial, String fault) {
        try {
            switch (verb) {
                case "list" -> LOG.debug("The virtual lab was asked for its phones.");
                case "stop" -> requireStoppable();
                case "fault" -> phone(serial).inject(FaultRequest.parse(fault));
                case "authorize" -> authorize(phone(serial));
                case "unplug" -> phone(serial).unplug();
                case "plug" -> phone(serial).plug();
                default -> throw new IOException("The virtual lab does not know the request \"" + verb + "\".");
            }
            return new LabAnswer("", phones(lab));
        } catch (IOException | IllegalArgumentException e) {
            return new LabAnswer(String.valueOf(e.getMessage()), List.of());
        }
    }

    private void requireStoppable() throws IOException {
        if (onStop == null) {
            throw new IOException("These virtual phones end with the program that uses them.");
        }
    }

    private static void authorize(VirtualPhone phone) throws IOException {
        phone.authorize();
        if (phone.needsAuthorization()) {
            throw new IOException("No desktop has asked " + phone.serial()
                    + " to be trusted yet; have this one ask with: ./phonebank phones");
        }
    }

    private VirtualPhone phone(String serial) throws IOException {
        return lab.phone(serial)
                .orElseThrow(() -> new IOException("There is no virtual phone " + serial + " in the running lab."));
    }

    static List<VirtualLabClient.Phone> phones(VirtualLab lab) {
        return lab.phones().stream().map(LabControl::describe).toList();
    }

    private static VirtualLabClient.Phone describe(VirtualPhone phone) {
        return new VirtualLabClient.Phone(
                phone.serial(),
                phone.profile().name(),
                phone.profile().model(),
                phone.address().getPort(),
                state(phone),
                phone.faults().stream().map(Fault::word).toList());
    }

    private static String state(VirtualPhone phone) {
        if (phone.isBooting()) {
            return "restarting";
        }
        return !phone.isPlugged() ? "unplugged" : phone.needsAuthorization() ? "awaiting authorization" : "ready";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
