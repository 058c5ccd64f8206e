package org.phonebank.worker.host;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.worker.shard.Processor;

/**
 * A processor as a virtual phone describes it in two files: a pace, which is a factor of at least 1 by which every
 * computation is stretched or {@code halted}, and the {@linkplain WrongAnswers way} in which it computes wrongly. Real
 * phones have no such files. Any thread may call it.
 */
public final class VirtualProcessor implements Processor {
    private static final String PACE = "/sys/phonebank/pace";
    private static final String ERRORS = "/sys/phonebank/errors";
    private static final String HALTED = "halted";
    private static final long VALID_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long HALT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final double MOST = 1000;

    private final HostFiles files;
    private volatile double factor;
    private volatile WrongAnswers errors;
    private volatile long readNanos;

    public VirtualProcessor(HostFiles files) {
        this.files = files;
        this.factor = pace(files);
        this.errors = errors(files);
        this.readNanos = System.nanoTime();
    }

    @Override
    public void stretch(long startNanos) {
        long now = System.nanoTime();
        if (now - readNanos > VALID_NANOS) {
            read(now);
        }
        while (factor == Double.POSITIVE_INFINITY) {
            if (isInterruptedAfter(HALT_NANOS)) {
                return;
            }
            read(System.nanoTime());
        }
        if (factor <= 1) {
            return;
        }
        long end = startNanos + (long) ((now - startNanos) * factor);
        for (long rest = end - now; rest > 0; rest = end - System.nanoTime()) {
            if (isInterruptedAfter(rest)) {
                return;
            }
        }
    }

    private static boolean isInterruptedAfter(long nanos) {
        LockSupport.parkNanos(nanos);
        return Thread.currentThread().isInterrupted();
    }

    private void read(long now) {
        factor = pace(files);
        errors = errors(files);
        readNanos = now;
    }

    @Override
    public Frame answer(Frame computed) {
        return errors.frame(computed);
    }

    @Override
    public float[] output(float[] computed) {
        return errors.output(computed);
    }

    /** The factor that the file holds now; 1 if there is none or it makes no sense. */
    static double pace(HostFiles files) {
        Optional<String> text = files.text(PACE);
        if (text.isPresent() && text.get().equals(HALTED)) {
            return Double.POSITIVE_INFINITY;
        }
        if (!text.isPresent() || !text.get().matches("[0-9]{1,4}(\\.[0-9]{1,6})?")) {
            return 1;
        }
        return Math.min(MOST, Math.max(1, Double.parseDouble(text.get())));
    }

    private static WrongAnswers errors(HostFiles files) {
        return WrongAnswers.of(files.text(ERRORS).orElse(""));
    }
}
