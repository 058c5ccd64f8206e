package org.phonebank.provisioner.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PhoneTimeoutException;

/** Aborts a stream, from a timer's thread, when nothing moves for too long or when a person cancels. */
final class StreamGuard implements AutoCloseable {
    private static final long CHECK_MILLIS = 100;

    private enum Verdict {
        FINE,
        TOO_SLOW,
        CANCELLED
    }

    private final AdbTransport transport;
    private final AdbStream stream;
    private final Duration limit;
    private final BooleanSupplier cancelled;
    private final ScheduledFuture<?> checks;
    private volatile long lastMovement = System.nanoTime();
    private volatile Verdict verdict = Verdict.FINE;

    private StreamGuard(
            AdbTransport transport,
            AdbStream stream,
            Duration limit,
            BooleanSupplier cancelled,
            ScheduledExecutorService timer) {
        this.transport = transport;
        this.stream = stream;
        this.limit = limit;
        this.cancelled = cancelled;
        this.checks = timer.scheduleWithFixedDelay(this::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Gives the whole use of a stream this long. */
    static StreamGuard forTime(
            AdbTransport transport, AdbStream stream, Duration limit, ScheduledExecutorService timer) {
        return new StreamGuard(transport, stream, limit, () -> false, timer);
    }

    /** Gives the stream this long between two calls of {@link #moved}. */
    static StreamGuard forMovement(
            AdbTransport transport,
            AdbStream stream,
            Duration limit,
            BooleanSupplier cancelled,
            ScheduledExecutorService timer) {
        return new StreamGuard(transport, stream, limit, cancelled, timer);
    }

    private void check() {
        if (cancelled.getAsBoolean()) {
            abort(Verdict.CANCELLED);
        } else if (System.nanoTime() - lastMovement > limit.toNanos()) {
            abort(Verdict.TOO_SLOW);
        }
    }

    private void abort(Verdict reason) {
        verdict = reason;
        stream.abort();
        checks.cancel(false);
    }

    void moved() {
        lastMovement = System.nanoTime();
        if (cancelled.getAsBoolean()) {
            verdict = Verdict.CANCELLED;
            throw cancellation(null);
        }
    }

    /** Turns the failure of a command into what caused it: this guard, or the way to the phone. */
    AdbException explain(IOException cause) {
        return explain(cause, PhoneAdvice.of(PhoneProblem.COMMAND_TOO_SLOW, transport.serial(), seconds()));
    }

    /** Likewise that of a copy to or from this file on the phone. */
    AdbException explain(IOException cause, String remote) {
        return explain(cause, PhoneAdvice.of(PhoneProblem.COPY_TOO_SLOW, transport.serial(), seconds(), remote));
    }

    private AdbException explain(IOException cause, PhoneAdvice tooSlow) {
        return switch (verdict) {
            case CANCELLED -> throw cancellation(cause);
            case TOO_SLOW -> new PhoneTimeoutException(transport.serial(), tooSlow, cause);
            case FINE -> transport.broken(cause);
        };
    }

    private CancellationException cancellation(@Nullable IOException cause) {
        CancellationException cancellation =
                new CancellationException("Cancelled while phone " + transport.serial() + " was busy.");
        if (cause != null) {
            cancellation.initCause(cause);
        }
        return cancellation;
    }

    private String seconds() {
        return limit.toMillis() < 1000 ? "0." + limit.toMillis() / 100 : String.valueOf(limit.toSeconds());
    }

    @Override
    public void close() {
        checks.cancel(false);
    }
}
