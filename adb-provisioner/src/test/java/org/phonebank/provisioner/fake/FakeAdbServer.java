package org.phonebank.provisioner.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An adb server on loopback that answers from a script. */
public final class FakeAdbServer implements AutoCloseable {
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, FakePhone> phones = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<OutputStream> trackers = ConcurrentHashMap.newKeySet();
    private final int port;
    private ServerSocket server;
    private String devices = "";

    public FakeAdbServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        listen();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** What comes after four hexadecimal digits of length, or a text that starts with FAIL or RAW. */
    public void answer(String request, String answer) {
        answers.put(request, answer);
    }

    public void phone(String serial, FakePhone phone) {
        phones.put(serial, phone);
        answers.put("host-serial:" + serial + ":features", "shell_v2,cmd,stat_v2");
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Sends a new list to everyone who tracks. */
    public synchronized void devices(String list) throws IOException {
        devices = list;
        for (OutputStream tracker : trackers) {
            tracker.write(sized(list));
        }
    }

    public void stop() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        trackers.clear();
    }

    public void restart() throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        listen();
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private void listen() {
        ServerSocket listening = server;
        daemon(() -> {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                daemon(() -> serve(socket));
            }
        });
    }

    private void serve(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        String request = request(in);
        if (request.startsWith("host:track-devices") && !answers.containsKey(request)) {
            track(out);
            return;
        }
        if (request.startsWith("host:transport:")) {
            transport(request.substring("host:transport:".length()), in, out);
        } else {
            out.write(answerTo(request));
        }
        socket.close();
    }

    private synchronized void track(OutputStream out) throws IOException {
        out.write(bytes("OKAY"));
        out.write(sized(devices));
        trackers.add(out);
    }

    private void transport(String serial, InputStream in, OutputStream out) throws IOException {
        FakePhone phone = phones.get(serial);
        if (phone == null) {
            out.write(failure("device '" + serial + "' not found"));
            return;
        }
        out.write(bytes("OKAY"));
        String service = request(in);
        if (!phone.knows(service)) {
            out.write(failure("closed"));
            return;
        }
        out.write(bytes("OKAY"));
        phone.serve(service, in, out);
    }

    private byte[] answerTo(String request) {
        String answer = answers.getOrDefault(request, "FAILunknown host service");
        if (answer.startsWith("FAIL")) {
            return failure(answer.substring("FAIL".length()));
        }
        if (answer.startsWith("RAW")) {
            return bytes(answer.substring("RAW".length()));
        }
        return bytes("OKAY" + String.format("%04x", answer.length()) + answer);
    }

    private String request(InputStream in) throws IOException {
        int length = Integer.parseInt(new String(in.readNBytes(4), StandardCharsets.US_ASCII), 16);
        String request = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        requests.add(request);
        return request;
    }

    private static byte[] failure(String reason) {
        return bytes("FAIL" + String.format("%04x", reason.length()) + reason);
    }

    private static byte[] sized(String text) {
        return bytes(String.format("%04x", text.length()) + text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Body {
        void run() throws IOException;
    }

    private static void daemon(Body body) {
        Thread thread = new Thread(() -> {
            try {
                body.run();
            } catch (IOException expectedAtTheEnd) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
