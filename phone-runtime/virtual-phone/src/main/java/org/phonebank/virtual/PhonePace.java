package org.phonebank.virtual;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.phonebank.virtual.device.DeviceState;

/** How much slower than this machine a phone computes: a file that its worker reads. */
final class PhonePace {
    private static final double MAX_FACTOR = 1000;

    private final Path file;
    private final DeviceState device;

    PhonePace(Path storage, DeviceState device) {
        this.file = storage.resolve("sys/phonebank/pace");
        this.device = device;
    }

    void set(double factor) throws IOException {
        if (!(factor >= 1 && factor <= MAX_FACTOR)) {
            throw new IllegalArgumentException("A pace is a factor from 1 to " + MAX_FACTOR + ", not " + factor + ".");
        }
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(".pace.next");
        Files.writeString(next, String.format(Locale.ROOT, "%.4f\n", factor));
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        }
        device.setPace(factor);
    }
}
