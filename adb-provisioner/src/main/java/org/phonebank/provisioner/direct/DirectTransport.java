package org.phonebank.provisioner.direct;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.phonebank.adb.wire.AdbWireException;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.AdbProtocolException;
import org.phonebank.provisioner.device.AdbServiceRefusedException;
import org.phonebank.provisioner.device.DeviceText;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PhoneTimeoutException;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.device.PortForward;
import org.phonebank.provisioner.stream.AdbStream;
import org.phonebank.provisioner.stream.AdbTransport;

/** The way to a phone over a direct connection. */
public final class DirectTransport implements AdbTransport {
    private static final int MAX_SERVICE_SHOWN = 80;

    private final DirectConnection connection;
    private final String serial;
    private final Executor pumps;

    /**
     * Uses a connection that shook hands; it stays the caller's.
     *
     * @param pumps runs two blocking tasks for each connection through a forward, and one for each forward
     */
    public DirectTransport(DirectConnection connection, String serial, Executor pumps) {
        this.connection = connection;
        this.serial = serial;
        this.pumps = pumps;
    }

    @Override
    public String serial() {
        return serial;
    }

    @Override
    public Set<String> features() {
        return connection.features();
    }

    @Override
    public AdbStream open(String service) throws AdbException {
        try {
            @Nullable AdbStream stream = connection.open(service);
            if (stream == null) {
                throw new AdbServiceRefusedException(
                        serial,
                        PhoneAdvice.of(
                                PhoneProblem.SERVICE_REFUSED, serial, DeviceText.line(service, MAX_SERVICE_SHOWN)),
                        null);
            }
            return stream;
        } catch (DirectStream.OpenTimeout e) {
            throw new PhoneTimeoutException(serial, PhoneAdvice.of(PhoneProblem.NO_ANSWER, serial), e);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public PortForward forward(int remotePort) throws AdbException {
        try {
            return LocalForwarder.start("tcp:" + remotePort, this, pumps);
        } catch (IOException e) {
            throw new AdbServiceRefusedException(
                    serial, PhoneAdvice.of(PhoneProblem.NO_PORT, serial, String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public AdbException broken(IOException cause) {
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof AdbWireException) {
                return new AdbProtocolException(
                        serial,
                        PhoneAdvice.of(PhoneProblem.NOT_ADB, serial, String.valueOf(reason.getMessage())),
                        cause);
            }
        }
        return new PhoneVanishedException(serial, PhoneAdvice.of(PhoneProblem.BROKE, serial), cause);
    }
}
