package org.phonebank.virtual;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.phonebank.virtual.device.DeviceState;

/**
 * How much slower than this machine a phone computes: a file that its worker reads. Safe for use by any thread.
 */
final class PhonePace {
    private static final double MAX_FACTOR = 1000;
    private static final String HALTED = "halted";

    private final SettingFile file;
    private final DeviceState device;
    private double own = 1;
    private double shared = 1;
    private double throttled = 1;
    private boolean halted;

    PhonePace(Path storage, DeviceState device) {
        this.file = new SettingFile(storage.resolve("sys/phonebank/pace"));
        this.device = device;
    }

    /** The phone's own pace, when it is cool and nothing else runs on it. */
    synchronized void set(double factor) throws IOException {
        own = checked(factor);
        write();
    }

    /** How much slower it is because other apps compute too; 1: none do. */
    synchronized void share(double factor) throws IOException {
        shared = checked(factor);
        write();
    }

    /** How much slower it is because its processor is held back; 1: it is not. */
    synchronized void throttle(double factor) throws IOException {
        throttled = checked(factor);
        write();
    }

    /** Whether computations never end. */
    synchronized void halt(boolean nowHalted) throws IOException {
        halted = nowHalted;
        write();
    }

    private static double checked(double factor) {
        if (!(factor >= 1 && factor <= MAX_FACTOR)) {
            throw new IllegalArgumentException("A pace is a factor from 1 to " + MAX_FACTOR + ", not " + factor + ".");
        }
        return factor;
    }

    private void write() throws IOException {
        double factor = Math.min(MAX_FACTOR, own * shared * throttled);
        file.write(halted ? HALTED : String.format(Locale.ROOT, "%.4f", factor));
        // Waiting for other apps is no work of its own.
        device.setPace(own * throttled);
    }
}
