package org.phonebank.desktop.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lines that a person types. Nothing ends a read from a terminal, so a thread of its own waits in it, and whoever waits
 * here can be cancelled. For one thread.
 */
final class TypedLines {
    private static final long GLANCE_MILLIS = 100;

    /** What a read brought; both null at the end of the input. */
    private record Read(@Nullable String line, @Nullable IOException failure) {}

    private final SynchronousQueue<Read> reads = new SynchronousQueue<>();
    private final BooleanSupplier cancelled;

    /** Takes over the reader, which is never closed. */
    TypedLines(BufferedReader reader, BooleanSupplier cancelled) {
        this.cancelled = cancelled;
        Thread thread = new Thread(() -> readAll(reader), "typed-lines");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits for the next line; null at the end of the input. Not to be called again after that.
     *
     * @throws CancellationException soon after {@code cancelled} says so
     */
    @Nullable
    String next() throws IOException, InterruptedException {
        Read read = null;
        while (read == null) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            read = reads.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (read.failure() != null) {
            throw read.failure();
        }
        return read.line();
    }

    private void readAll(BufferedReader reader) {
        try {
            Read read;
            do {
                read = read(reader);
                reads.put(read);
            } while (read.line() != null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Read read(BufferedReader reader) {
        try {
            return new Read(reader.readLine(), null);
        } catch (IOException e) {
            return new Read(null, e);
        }
    }
}
