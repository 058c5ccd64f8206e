package org.phonebank.provisioner.device;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * One phone over one way to it. Calls block and may run at the same time. When the way breaks, every running and later
 * call ends with {@link PhoneVanishedException}; the object does not come back to life, open the phone anew instead.
 *
 * <p>Implemented for phones that an adb server holds and for phones whose adbd listens on TCP. An implementation on top
 * of a library such as jadb needs nothing beyond these methods.
 */
public interface AdbDevice extends AutoCloseable {

    /** The phone's own serial number ({@code ro.serialno}), however it is connected. */
    String serial();

    /**
     * Runs a command with the phone's shell and waits for its end. A command that fails is a result, not an exception.
     *
     * @param timeout after which the command is given up with {@link PhoneTimeoutException}
     * @throws AdbProtocolException also when the command prints more than 4 MiB
     */
    ShellResult shell(String command, Duration timeout) throws AdbException;

    /**
     * Copies a local file to the phone, over an existing one. A push that breaks may leave a part of the file under its
     * name; {@link org.phonebank.provisioner.files.FileSync} is the safe way.
     *
     * @param mode permission bits, such as 0644
     * @param listener told of the bytes sent so far, on the calling thread
     * @param cancelled asked several times a second
     * @throws CancellationException soon after {@code cancelled} says so
     */
    void push(Path local, String remote, int mode, TransferListener listener, BooleanSupplier cancelled)
            throws AdbException;

    /** Writes a small file to the phone, over an existing one, without a local file. */
    void write(byte[] content, String remote, int mode) throws AdbException;

    /**
     * Copies a file of the phone to a local one, which appears only when complete.
     *
     * @throws CancellationException soon after {@code cancelled} says so
     */
    void pull(String remote, Path local, TransferListener listener, BooleanSupplier cancelled) throws AdbException;

    /** Makes a port of the phone's loopback reachable on a free port of this computer's loopback. */
    PortForward forward(int remotePort) throws AdbException;

    /** Ends this object's forwards and running calls. The phone stays connected for others. */
    @Override
    void close();
}
