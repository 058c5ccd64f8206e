package org.phonebank.provisioner.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.phonebank.adb.wire.AdbWireException;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.AdbProtocolException;
import org.phonebank.provisioner.device.AdbServerUnavailableException;
import org.phonebank.provisioner.device.AdbServiceRefusedException;
import org.phonebank.provisioner.device.DeviceText;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PhoneUnauthorizedException;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.stream.AdbStream;

/** An adb server, which may or may not run just now. */
public final class AdbServer {
    private static final int MAX_ANSWER = 300;
    private static final Duration CONNECTING = Duration.ofSeconds(30);

    private final InetSocketAddress address;

    public AdbServer(InetSocketAddress address) {
        this.address = address;
    }

    /** The server's internal version, such as 41. */
    public int version() throws AdbException {
        String digits = ask("", "host:version").strip();
        try {
            return Integer.parseInt(digits, 16);
        } catch (NumberFormatException e) {
            throw new AdbProtocolException(
                    "", PhoneAdvice.of(PhoneProblem.SERVER_VERSION, DeviceText.line(digits, 20)), e);
        }
    }

    public List<ServerDevice> devices() throws AdbException {
        return DeviceList.parse(ask("", "host:devices-l"));
    }

    /** What a phone's adbd and the server can do together. */
    public Set<String> features(String serial) throws AdbException {
        String[] names =
                ask(serial, "host-serial:" + serial + ":features").strip().split(",", -1);
        return Set.copyOf(Arrays.asList(names));
    }

    /**
     * Makes the server connect to an adbd on TCP, which it then keeps.
     *
     * @throws AdbServiceRefusedException when it cannot, with its reason
     */
    public void connect(InetSocketAddress phone) throws AdbException {
        String target = phone.getHostString() + ":" + phone.getPort();
        String answer = ask(target, "host:connect:" + target);
        if (!answer.startsWith("connected to") && !answer.startsWith("already connected to")) {
            throw new AdbServiceRefusedException(
                    target,
                    PhoneAdvice.of(PhoneProblem.SERVER_CANNOT_CONNECT, target, DeviceText.line(answer, MAX_ANSWER)),
                    null);
        }
    }

    /** Makes the server drop an adbd on TCP. */
    public void disconnect(InetSocketAddress phone) throws AdbException {
        String target = phone.getHostString() + ":" + phone.getPort();
        ask(target, "host:disconnect:" + target);
    }

    /**
     * Makes the server listen on a free port of this computer for a port of a phone.
     *
     * @return the port here
     */
    int forward(String serial, int remotePort) throws AdbException {
        try (SmartSocket socket = open(serial)) {
            socket.request("host-serial:" + serial + ":forward:tcp:0;tcp:" + remotePort);
            socket.expectOkay();
            String port = socket.readText().strip();
            if (!port.matches("[1-9][0-9]{0,4}")) {
                throw new AdbWireException("The adb server forwards the port \"" + DeviceText.line(port, 20) + "\".");
            }
            return Integer.parseInt(port);
        } catch (IOException e) {
            throw explain(serial, e);
        }
    }

    void killForward(String serial, int localPort) throws AdbException {
        try (SmartSocket socket = open(serial)) {
            socket.request("host-serial:" + serial + ":killforward:tcp:" + localPort);
            socket.expectOkay();
        } catch (IOException e) {
            throw explain(serial, e);
        }
    }

    /** Opens a service of a phone, such as {@code sync:}. */
    AdbStream openService(String serial, String service) throws AdbException {
        SmartSocket socket = open(serial);
        ServerStream stream = new ServerStream(socket);
        try {
            socket.request("host:transport:" + serial);
            socket.request(service);
            socket.waitFor(Duration.ZERO);
            return stream;
        } catch (IOException e) {
            stream.close();
            throw explain(serial, e);
        }
    }

    /** A socket on which the server will send the list of devices again whenever it changes. */
    SmartSocket openTracker(String service) throws IOException {
        SmartSocket socket = SmartSocket.connect(address);
        try {
            socket.request(service);
            socket.waitFor(Duration.ZERO);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private String ask(String serial, String request) throws AdbException {
        try (SmartSocket socket = open(serial)) {
            socket.waitFor(CONNECTING);
            socket.request(request);
            return socket.readText();
        } catch (IOException e) {
            throw explain(serial, e);
        }
    }

    private SmartSocket open(String serial) throws AdbServerUnavailableException {
        try {
            return SmartSocket.connect(address);
        } catch (IOException e) {
            throw unavailable(serial, e);
        }
    }

    private AdbServerUnavailableException unavailable(String serial, IOException cause) {
        return new AdbServerUnavailableException(serial, PhoneAdvice.of(PhoneProblem.NO_SERVER, text(address)), cause);
    }

    /** What a failed exchange with the server means for a person. */
    AdbException explain(String serial, IOException cause) {
        if (cause instanceof ServerRefusal refusal) {
            return explain(serial, refusal);
        }
        if (cause instanceof AdbWireException) {
            return new AdbProtocolException(
                    serial, PhoneAdvice.of(PhoneProblem.OTHER, String.valueOf(cause.getMessage())), cause);
        }
        return new PhoneVanishedException(serial, PhoneAdvice.of(PhoneProblem.BROKE_AT_SERVER, serial), cause);
    }

    private static AdbException explain(String serial, ServerRefusal refusal) {
        String reason = refusal.reason();
        if (reason.contains("unauthorized") || reason.contains("authorizing")) {
            return new PhoneUnauthorizedException(serial, PhoneAdvice.of(PhoneProblem.NOT_TRUSTED, serial), refusal);
        }
        if (reason.contains("not found") || reason.contains("offline") || reason.contains("no devices")) {
            return new PhoneVanishedException(
                    serial, PhoneAdvice.of(PhoneProblem.NOT_AT_SERVER, serial, reason), refusal);
        }
        return new AdbServiceRefusedException(
                serial, PhoneAdvice.of(PhoneProblem.REQUEST_REFUSED, serial, reason), refusal);
    }

    static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
