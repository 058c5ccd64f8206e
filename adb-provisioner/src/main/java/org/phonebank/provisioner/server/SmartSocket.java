package org.phonebank.provisioner.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.phonebank.adb.wire.AdbWireException;
import org.phonebank.provisioner.device.DeviceText;

/** One socket to the adb server. One thread at a time; any thread may close it, which ends calls that block. */
final class SmartSocket implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int LENGTH_DIGITS = 4;
    private static final int MAX_REQUEST_BYTES = 0xffff;
    private static final int MAX_REASON = 300;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private SmartSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    static SmartSocket connect(InetSocketAddress server) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.connect(server, CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            return new SmartSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Sends a request and waits for OKAY.
     *
     * @throws ServerRefusal when the answer is FAIL
     */
    void request(String request) throws IOException {
        byte[] text = request.getBytes(StandardCharsets.UTF_8);
        if (text.length > MAX_REQUEST_BYTES) {
            throw new IllegalArgumentException(
                    "A request of " + text.length + " bytes is too long for the adb server.");
        }
        byte[] message = new byte[LENGTH_DIGITS + text.length];
        byte[] digits = String.format("%04x", text.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, message, 0, LENGTH_DIGITS);
        System.arraycopy(text, 0, message, LENGTH_DIGITS, text.length);
        out.write(message);
        expectOkay();
    }

    void expectOkay() throws IOException {
        String status = new String(read(LENGTH_DIGITS), StandardCharsets.US_ASCII);
        switch (status) {
            case "OKAY" -> {}
            case "FAIL" -> throw new ServerRefusal(DeviceText.line(readText(), MAX_REASON));
            default ->
                throw new AdbWireException("The adb server answered \"" + DeviceText.line(status, LENGTH_DIGITS)
                        + "\" instead of OKAY or FAIL; another program may use its port.");
        }
    }

    /** Four hexadecimal digits, then as many bytes of text. */
    String readText() throws IOException {
        String digits = new String(read(LENGTH_DIGITS), StandardCharsets.US_ASCII);
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw new AdbWireException("The adb server announced a text with the length \""
                    + DeviceText.line(digits, LENGTH_DIGITS) + "\".");
        }
        return new String(read(Integer.parseInt(digits, 16)), StandardCharsets.UTF_8);
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The adb server closed the connection.");
        }
        return bytes;
    }

    /** From now on reads wait for as long as it takes, or for {@code limit}. */
    void waitFor(Duration limit) throws IOException {
        socket.setSoTimeout((int) limit.toMillis());
    }

    InputStream input() {
        return in;
    }

    OutputStream output() {
        return out;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
