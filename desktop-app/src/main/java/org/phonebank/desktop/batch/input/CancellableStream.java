package org.phonebank.desktop.batch.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Asks before each read whether it is still wanted, and throws a {@link CancellationException} if not. */
final class CancellableStream extends FilterInputStream {
    private final BooleanSupplier cancelled;

    CancellableStream(InputStream stream, BooleanSupplier cancelled) {
        super(stream);
        this.cancelled = cancelled;
    }

    @Override
    public int read() throws IOException {
        requireWanted();
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        requireWanted();
        return super.read(buffer, offset, length);
    }

    private void requireWanted() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
