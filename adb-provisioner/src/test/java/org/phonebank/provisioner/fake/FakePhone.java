package org.phonebank.provisioner.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.phonebank.adb.wire.ShellPacket;
import org.phonebank.adb.wire.SyncHeader;
import org.phonebank.adb.wire.SyncId;
import org.phonebank.adb.wire.SyncPackets;
import org.phonebank.provisioner.device.ShellResult;

/** What a phone's services do once a stream is open: a scripted shell, and files in memory. */
public final class FakePhone {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private volatile Function<String, ShellResult> shell = command -> new ShellResult(0, "", "");
    private volatile String refusal = "";
    private volatile boolean ignoringInput;

    /** A phone that answers what discovery asks. */
    public static FakePhone named(String serial, String model) {
        FakePhone phone = new FakePhone();
        phone.onShell(command -> new ShellResult(0, serial + "\n" + model + "\n\n", ""));
        return phone;
    }

    public void onShell(Function<String, ShellResult> script) {
        shell = script;
    }

    /** Makes pushes fail with this reason. */
    public void refusePushes(String reason) {
        refusal = reason;
    }

    /** Commands end without waiting for the end of their input. */
    public void ignoreInput() {
        ignoringInput = true;
    }

    public Map<String, byte[]> files() {
        return files;
    }

    public boolean knows(String service) {
        return service.startsWith("shell,v2,raw:") || service.equals("sync:") || service.equals("tcp:7");
    }

    /** Serves until the service ends. */
    public void serve(String service, InputStream in, OutputStream out) throws IOException {
        if (service.equals("sync:")) {
            sync(in, out);
        } else if (service.equals("tcp:7")) {
            in.transferTo(out);
        } else {
            run(service.substring("shell,v2,raw:".length()), in, out);
        }
    }

    private void run(String command, InputStream in, OutputStream out) throws IOException {
        if (!ignoringInput) {
            ShellPacket.read(in);
        }
        ShellResult result = shell.apply(command);
        byte[] stdout = result.stdout().getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < stdout.length; from += 1000) {
            out.write(ShellPacket.encode(ShellPacket.Id.STDOUT, stdout, from, Math.min(1000, stdout.length - from)));
        }
        byte[] stderr = result.stderr().getBytes(StandardCharsets.UTF_8);
        if (stderr.length > 0) {
            out.write(ShellPacket.encode(ShellPacket.Id.STDERR, stderr, 0, stderr.length));
        }
        out.write(ShellPacket.exit(result.exitCode()));
    }

    private void sync(InputStream in, OutputStream out) throws IOException {
        while (true) {
            SyncHeader header = SyncPackets.readHeader(in);
            switch (header.id()) {
                case SEND -> receive(SyncPackets.readText(in, header, SyncPackets.MAX_PATH), in, out);
                case RECV -> send(SyncPackets.readText(in, header, SyncPackets.MAX_PATH), out);
                default -> {
                    return;
                }
            }
        }
    }

    private void receive(String request, InputStream in, OutputStream out) throws IOException {
        if (!refusal.isEmpty()) {
            out.write(SyncPackets.text(SyncId.FAIL, refusal));
            return;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        SyncHeader header = SyncPackets.readHeader(in);
        while (header.id() == SyncId.DATA) {
            content.write(in.readNBytes(header.length(SyncPackets.MAX_DATA)));
            header = SyncPackets.readHeader(in);
        }
        files.put(request.substring(0, request.lastIndexOf(',')), content.toByteArray());
        out.write(SyncPackets.header(SyncId.OKAY, 0));
    }

    private void send(String path, OutputStream out) throws IOException {
        byte[] content = files.get(path);
        if (content == null) {
            out.write(SyncPackets.text(SyncId.FAIL, "No such file or directory"));
            return;
        }
        for (int from = 0; from < content.length; from += SyncPackets.MAX_DATA) {
            int length = Math.min(SyncPackets.MAX_DATA, content.length - from);
            out.write(SyncPackets.header(SyncId.DATA, length));
            out.write(content, from, length);
        }
        out.write(SyncPackets.header(SyncId.DONE, 0));
    }
}
