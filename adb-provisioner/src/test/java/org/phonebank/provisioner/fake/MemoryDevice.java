package org.phonebank.provisioner.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.device.PortForward;
import org.phonebank.provisioner.device.ShellResult;
import org.phonebank.provisioner.device.TransferListener;

/** A device with files in memory and the few commands that a file sync uses; the rest is scripted. */
public final class MemoryDevice implements AdbDevice {
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private final String serial;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> pushes = new ArrayList<>();
    private Function<String, @Nullable ShellResult> script = command -> null;
    private String df = "";
    private int pushesUntilCut = Integer.MAX_VALUE;
    private boolean damaging;

    public MemoryDevice(String serial) {
        this.serial = serial;
    }

    /** Answers commands before the built-in ones do; null leaves a command to them. */
    public void onShell(Function<String, @Nullable ShellResult> answers) {
        script = answers;
    }

    public void freeKilobytes(long kilobytes) {
        df = "Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/block/dm-0 9 9 " + kilobytes + " 1% /data\n";
    }

    /** The connection breaks in the middle of the push after these. */
    public void cutAfterPushes(int pushesLeft) {
        pushesUntilCut = pushesLeft;
    }

    /** What is pushed arrives changed. */
    public void damagePushes() {
        damaging = true;
    }

    public Map<String, byte[]> files() {
        return files;
    }

    public List<String> commands() {
        return commands;
    }

    public List<String> pushes() {
        return pushes;
    }

    @Override
    public String serial() {
        return serial;
    }

    @Override
    public ShellResult shell(String command, Duration timeout) {
        commands.add(command);
        ShellResult scripted = script.apply(command);
        if (scripted != null) {
            return scripted;
        }
        List<String> paths = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(command);
        while (matcher.find()) {
            paths.add(matcher.group(1));
        }
        StringBuilder output = new StringBuilder();
        switch (command.split(" ", 2)[0]) {
            case "sha256sum" -> paths.forEach(path -> appendHash(path, output));
            case "rm" -> paths.forEach(files::remove);
            case "mv" -> files.put(paths.get(1), files.remove(paths.get(0)));
            case "df" -> output.append(df);
            default -> {}
        }
        return new ShellResult(0, output.toString(), "");
    }

    private void appendHash(String path, StringBuilder output) {
        byte[] content = files.get(path);
        if (content != null) {
            output.append(sha256(content)).append("  ").append(path).append('\n');
        }
    }

    @Override
    public void push(Path local, String remote, int mode, TransferListener listener, BooleanSupplier cancelled)
            throws AdbException {
        byte[] content = read(local);
        pushes.add(remote);
        if (pushesUntilCut-- == 0) {
            files.put(remote, Arrays.copyOf(content, content.length / 2));
            throw new PhoneVanishedException(serial, PhoneAdvice.of(PhoneProblem.OTHER, "Cut."), null);
        }
        if (damaging) {
            content[0]++;
        }
        listener.transferred(content.length);
        files.put(remote, content);
    }

    @Override
    public void write(byte[] content, String remote, int mode) {
        files.put(remote, content);
    }

    @Override
    public void pull(String remote, Path local, TransferListener listener, BooleanSupplier cancelled) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PortForward forward(int remotePort) {
        return new PortForward() {
            @Override
            public int localPort() {
                return remotePort + 1;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String text(String path) {
        byte[] content = files.get(path);
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    private static byte[] read(Path local) {
        try {
            return Files.readAllBytes(local);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
