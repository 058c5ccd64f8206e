package org.phonebank.provisioner.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.ShellText;

/** SHA-256 of files on a phone, computed there. */
final class RemoteHashes {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");
    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(30);

    /** Slower than any phone reads and hashes. */
    private static final long SLOWEST_BYTES_PER_SECOND = 10 << 20;

    /** A command cannot be cancelled, so that it should not take longer than a person waits. */
    private static final long MAX_BYTES_AT_ONCE = 1 << 30;

    private final AdbDevice device;
    private final BooleanSupplier cancelled;

    RemoteHashes(AdbDevice device, BooleanSupplier cancelled) {
        this.device = device;
        this.cancelled = cancelled;
    }

    /** By path; files that are not there are left out. */
    Map<String, String> of(List<PushFile> files) throws AdbException {
        Map<String, String> hashes = new HashMap<>();
        List<String> paths = new ArrayList<>();
        long bytes = 0;
        for (PushFile file : files) {
            if (!paths.isEmpty() && bytes + file.sizeBytes() > MAX_BYTES_AT_ONCE) {
                hashes.putAll(of(paths, bytes));
                paths.clear();
                bytes = 0;
            }
            paths.add(file.remotePath());
            bytes += file.sizeBytes();
        }
        hashes.putAll(of(paths, bytes));
        return hashes;
    }

    private Map<String, String> of(List<String> paths, long bytes) throws AdbException {
        Map<String, String> hashes = new HashMap<>();
        for (List<String> some : CommandLines.split(paths)) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("Cancelled while phone " + device.serial() + " was being compared.");
            }
            hashes.putAll(ask(String.join(" ", some), bytes));
        }
        return hashes;
    }

    /** Empty when the file is not there. */
    String of(String path, long sizeBytes) throws AdbException {
        return ask(ShellText.quote(path), sizeBytes).getOrDefault(path, "");
    }

    private Map<String, String> ask(String quotedPaths, long bytes) throws AdbException {
        Duration limit = SHORTEST_LIMIT.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
        Map<String, String> hashes = new HashMap<>();
        device.shell("sha256sum " + quotedPaths + " 2>/dev/null", limit)
                .stdout()
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(matcher -> hashes.put(matcher.group(2), matcher.group(1)));
        return hashes;
    }
}
