package org.phonebank.provisioner.files;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PhoneStorageFullException;
import org.phonebank.provisioner.device.ShellText;
import org.phonebank.provisioner.facts.StorageParser;

/** Checks before a copy that it will fit. */
final class RemoteStorage {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Android stops working well when the last megabytes go. */
    private static final long RESERVE_BYTES = 32 << 20;

    private final AdbDevice device;

    RemoteStorage(AdbDevice device) {
        this.device = device;
    }

    /** A phone that does not tell its free storage is tried: a full one says so while copying. */
    void requireRoomFor(List<PushFile> files) throws AdbException {
        String path = files.get(0).remotePath();
        String folder = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        OptionalLong free = StorageParser.parseFree(
                device.shell("df " + ShellText.quote(folder), LIMIT).stdout());
        long needed =
                RESERVE_BYTES + files.stream().mapToLong(PushFile::sizeBytes).sum();
        if (free.isPresent() && free.getAsLong() < needed) {
            long missing = needed - free.getAsLong();
            throw new PhoneStorageFullException(
                    device.serial(),
                    missing,
                    PhoneAdvice.of(PhoneProblem.NO_ROOM, device.serial(), megabytes(missing), files.size()),
                    null);
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000;
    }
}
