package org.phonebank.worker.host;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.phonebank.worker.shard.ComputePace;

/**
 * A pace that a virtual phone sets in a file: a factor of at least 1 by which every computation is stretched. Real phones
 * have no such file. Any thread may call it.
 */
public final class FilePace implements ComputePace {
    private static final String FILE = "/sys/phonebank/pace";
    private static final long VALID_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final double MOST = 1000;

    private final HostFiles files;
    private volatile double factor;
    private volatile long readNanos;

    public FilePace(HostFiles files) {
        this.files = files;
        this.factor = read(files);
        this.readNanos = System.nanoTime();
    }

    @Override
    public void stretch(long startNanos) {
        long now = System.nanoTime();
        if (now - readNanos > VALID_NANOS) {
            factor = read(files);
            readNanos = now;
        }
        if (factor <= 1) {
            return;
        }
        long end = startNanos + (long) ((now - startNanos) * factor);
        for (long rest = end - now; rest > 0; rest = end - System.nanoTime()) {
            LockSupport.parkNanos(rest);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    /** The factor that the file holds now; 1 if there is none or it makes no sense. */
    static double read(HostFiles files) {
        Optional<String> text = files.text(FILE);
        if (!text.isPresent() || !text.get().matches("[0-9]{1,4}(\\.[0-9]{1,6})?")) {
            return 1;
        }
        return Math.min(MOST, Math.max(1, Double.parseDouble(text.get())));
    }
}
