package org.phonebank.virtual;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.phonebank.adb.wire.AdbBanner;
import org.phonebank.adb.wire.AdbCommand;
import org.phonebank.adb.wire.AdbMessage;
import org.phonebank.adb.wire.AdbProtocol;
import org.phonebank.adb.wire.AdbReader;
import org.phonebank.adb.wire.AdbWriter;

/** The desktop's end of a connection, message by message, for one stream at a time. */
final class TestDesktop implements AutoCloseable {
    private final Socket socket;
    private final AdbReader reader;
    final AdbWriter writer;
    private int lastStream;

    TestDesktop(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setTcpNoDelay(true);
        reader = new AdbReader(socket.getInputStream(), AdbProtocol.MAX_PAYLOAD);
        writer = new AdbWriter(socket.getOutputStream());
    }

    static TestDesktop connected(VirtualPhone phone) throws IOException {
        TestDesktop desktop = new TestDesktop(phone.address());
        desktop.introduce();
        AdbMessage answer = desktop.read();
        if (answer.command() != AdbCommand.CNXN) {
            throw new IOException("expected CNXN, got " + answer);
        }
        return desktop;
    }

    void introduce() throws IOException {
        AdbBanner banner = new AdbBanner("host", Map.of(), List.of("shell_v2"));
        writer.write(AdbCommand.CNXN, AdbProtocol.VERSION, AdbProtocol.MAX_PAYLOAD, banner.bytes());
        writer.peerVersion(AdbProtocol.VERSION);
    }

    AdbMessage read() throws IOException {
        return Objects.requireNonNull(reader.read(), "the phone closed the connection");
    }

    /** Milliseconds that a read may take; 0: any time. */
    void readTimeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    boolean isClosedByPhone() throws IOException {
        return reader.read() == null;
    }

    /** Runs a script by the shell of the first version and returns its output. */
    String shell(String script) throws IOException {
        int id = ++lastStream;
        writer.write(AdbCommand.OPEN, id, 0, "shell:" + script);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        List<AdbCommand> seen = new ArrayList<>();
        while (true) {
            AdbMessage message = read();
            if (message.arg1() != id) {
                continue;
            }
            seen.add(message.command());
            if (message.command() == AdbCommand.WRTE) {
                output.writeBytes(message.payload());
                writer.write(AdbCommand.OKAY, id, message.arg0());
            } else if (message.command() == AdbCommand.CLSE) {
                if (!seen.contains(AdbCommand.OKAY)) {
                    throw new IOException("the phone refused the shell");
                }
                return output.toString(StandardCharsets.UTF_8);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
