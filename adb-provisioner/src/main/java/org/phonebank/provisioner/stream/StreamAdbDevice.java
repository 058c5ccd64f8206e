package org.phonebank.provisioner.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.phonebank.adb.wire.AdbFeature;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.AdbServiceRefusedException;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.device.PortForward;
import org.phonebank.provisioner.device.ShellResult;
import org.phonebank.provisioner.device.TransferListener;

/** A phone over any transport that opens ADB services as byte streams. */
public final class StreamAdbDevice implements AdbDevice {
    private static final int MAX_COMMAND_BYTES = 16 << 10;

    private final AdbTransport transport;
    private final ScheduledExecutorService timer;
    private final FileTransfer files;
    private final Set<TrackedForward> forwards = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Uses a transport, which stays the caller's.
     *
     * @param timer watches over timeouts; its tasks are short
     */
    public StreamAdbDevice(AdbTransport transport, ScheduledExecutorService timer) {
        this.transport = transport;
        this.timer = timer;
        this.files = new FileTransfer(transport, timer, this::open);
    }

    @Override
    public String serial() {
        return transport.serial();
    }

    @Override
    public ShellResult shell(String command, Duration timeout) throws AdbException {
        if (command.getBytes(StandardCharsets.UTF_8).length > MAX_COMMAND_BYTES) {
            throw new IllegalArgumentException("A command of " + command.length() + " characters is too long for ADB.");
        }
        if (!transport.features().contains(AdbFeature.SHELL_V2)) {
            throw new AdbServiceRefusedException(serial(), PhoneAdvice.of(PhoneProblem.NO_SHELL, serial()), null);
        }
        try (AdbStream stream = open(ShellCall.SERVICE + command);
                StreamGuard guard = StreamGuard.forTime(transport, stream, timeout, timer)) {
            try {
                return ShellCall.run(stream);
            } catch (IOException e) {
                throw guard.explain(e);
            }
        }
    }

    @Override
    public void push(Path local, String remote, int mode, TransferListener listener, BooleanSupplier cancelled)
            throws AdbException {
        files.push(local, remote, mode, listener, cancelled);
    }

    @Override
    public void write(byte[] content, String remote, int mode) throws AdbException {
        files.write(content, remote, mode);
    }

    @Override
    public void pull(String remote, Path local, TransferListener listener, BooleanSupplier cancelled)
            throws AdbException {
        files.pull(remote, local, listener, cancelled);
    }

    @Override
    public PortForward forward(int remotePort) throws AdbException {
        requireOpen();
        PortForward forward = transport.forward(remotePort);
        TrackedForward tracked = new TrackedForward(forward);
        forwards.add(tracked);
        if (closed) {
            tracked.close();
        }
        return tracked;
    }

    private AdbStream open(String service) throws AdbException {
        requireOpen();
        return transport.open(service);
    }

    private void requireOpen() throws PhoneVanishedException {
        if (closed) {
            throw new PhoneVanishedException(serial(), PhoneAdvice.of(PhoneProblem.CLOSED, serial()), null);
        }
    }

    @Override
    public void close() {
        closed = true;
        forwards.forEach(TrackedForward::close);
    }

    /** Forgets itself when closed. */
    private final class TrackedForward implements PortForward {
        private final PortForward forward;

        TrackedForward(PortForward forward) {
            this.forward = forward;
        }

        @Override
        public int localPort() {
            return forward.localPort();
        }

        @Override
        public void close() {
            if (forwards.remove(this)) {
                forward.close();
            }
        }
    }
}
