package org.phonebank.provisioner.files;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.AdbServiceRefusedException;
import org.phonebank.provisioner.device.DeviceText;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.ShellResult;
import org.phonebank.provisioner.device.ShellText;

/**
 * Copies files that a phone lacks. Each goes to {@code NAME.part}, is checked there by SHA-256 and then renamed, so that
 * whatever breaks, a file under its own name is complete, and the next call goes on with the first file that is missing.
 */
public final class FileSync {
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(20);
    private static final int MAX_REASON = 200;
    private static final int MODE_BITS = 0777;

    /**
     * Copies what is missing or different.
     *
     * @throws org.phonebank.provisioner.device.PhoneStorageFullException before anything is copied, when it would not fit
     * @throws CancellationException soon after {@code cancelled} says so
     */
    public SyncReport push(AdbDevice device, List<PushFile> files, SyncListener listener, BooleanSupplier cancelled)
            throws AdbException {
        RemoteHashes hashes = new RemoteHashes(device, cancelled);
        Map<String, String> present = hashes.of(files);
        List<PushFile> missing = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        SyncProgress progress = new SyncProgress(files, listener);
        for (PushFile file : files) {
            if (file.sha256().equals(present.get(file.remotePath()))) {
                skipped.add(file.remotePath());
                progress.finished(file);
            } else {
                missing.add(file);
            }
        }
        if (!missing.isEmpty()) {
            prepare(device, missing);
            new RemoteStorage(device).requireRoomFor(missing);
        }
        List<String> sent = new ArrayList<>();
        long sentBytes = 0;
        for (PushFile file : missing) {
            copy(device, file, progress, hashes, cancelled);
            sent.add(file.remotePath());
            sentBytes += file.sizeBytes();
        }
        return new SyncReport(sent, skipped, sentBytes);
    }

    /** Folders are made and parts of broken pushes removed, which also frees their storage. */
    private static void prepare(AdbDevice device, List<PushFile> missing) throws AdbException {
        Set<String> folders = new LinkedHashSet<>();
        List<String> parts = new ArrayList<>();
        for (PushFile file : missing) {
            folders.add(
                    file.remotePath().substring(0, Math.max(1, file.remotePath().lastIndexOf('/'))));
            parts.add(part(file));
        }
        for (List<String> some : CommandLines.split(folders)) {
            run(device, "mkdir -p " + String.join(" ", some), PhoneProblem.FOLDER_NOT_MADE);
        }
        for (List<String> some : CommandLines.split(parts)) {
            run(device, "rm -f " + String.join(" ", some), PhoneProblem.REST_STAYS);
        }
    }

    private static void copy(
            AdbDevice device, PushFile file, SyncProgress progress, RemoteHashes hashes, BooleanSupplier cancelled)
            throws AdbException {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("Cancelled before " + file.remotePath() + " was copied.");
        }
        device.push(
                file.local(), part(file), file.mode() & MODE_BITS, bytes -> progress.moving(file, bytes), cancelled);
        String arrived = hashes.of(part(file), file.sizeBytes());
        if (!arrived.equals(file.sha256())) {
            run(device, "rm -f " + ShellText.quote(part(file)), PhoneProblem.DAMAGED_STAYS);
            throw new AdbServiceRefusedException(
                    device.serial(),
                    PhoneAdvice.of(
                            PhoneProblem.DIFFERS, String.valueOf(file.local().getFileName()), device.serial()),
                    null);
        }
        run(
                device,
                "mv -f " + ShellText.quote(part(file)) + " " + ShellText.quote(file.remotePath()),
                PhoneProblem.NOT_RENAMED);
        progress.finished(file);
    }

    private static String part(PushFile file) {
        return file.remotePath() + ".part";
    }

    private static void run(AdbDevice device, String command, PhoneProblem problem) throws AdbException {
        ShellResult result = device.shell(command, COMMAND_LIMIT);
        if (!result.succeeded()) {
            throw new AdbServiceRefusedException(
                    device.serial(),
                    PhoneAdvice.of(problem, device.serial(), DeviceText.line(result.stderr(), MAX_REASON)),
                    null);
        }
    }
}
