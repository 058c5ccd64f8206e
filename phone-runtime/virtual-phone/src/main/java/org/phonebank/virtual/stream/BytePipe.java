package org.phonebank.virtual.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/**
 * A bounded queue of bytes between one writing and one reading thread. Its memory grows with what waits in it, up to
 * the capacity.
 */
public final class BytePipe {
    private static final int FIRST_BYTES = 4096;

    private final int capacity;
    private final Runnable onDrained;
    private byte[] ring = new byte[FIRST_BYTES];
    private int start;
    private int size;
    private boolean writerClosed;
    private boolean readerClosed;

    public BytePipe(int capacity) {
        this(capacity, () -> {});
    }

    /**
     * A pipe whose writer is told when there is room again.
     *
     * @param onDrained called by the reading thread after it took bytes; holds no lock of this pipe
     */
    public BytePipe(int capacity, Runnable onDrained) {
        this.capacity = capacity;
        this.onDrained = onDrained;
    }

    /** Bytes that can be written now without waiting. */
    public synchronized int room() {
        return capacity - size;
    }

    /**
     * Adds all of the bytes or none, without waiting.
     *
     * @return false when there is no room for them; true, too, when nobody reads any more
     */
    public synchronized boolean offer(byte[] bytes, int offset, int length) {
        if (readerClosed || writerClosed) {
            return true;
        }
        if (length > capacity - size) {
            return false;
        }
        append(bytes, offset, length);
        notifyAll();
        return true;
    }

    /** No more bytes will come: the reader sees the end after those that wait. */
    public synchronized void finish() {
        writerClosed = true;
        notifyAll();
    }

    /** Nobody reads any more: a writer fails, bytes that wait are dropped. */
    public synchronized void abandon() {
        readerClosed = true;
        size = 0;
        notifyAll();
    }

    public InputStream input() {
        return new Input();
    }

    public OutputStream output() {
        return new Output();
    }

    private void append(byte[] bytes, int offset, int length) {
        if (size + length > ring.length) {
            grow(size + length);
        }
        int end = start + size >= ring.length ? start + size - ring.length : start + size;
        int first = Math.min(length, ring.length - end);
        System.arraycopy(bytes, offset, ring, end, first);
        System.arraycopy(bytes, offset + first, ring, 0, length - first);
        size += length;
    }

    private void grow(int needed) {
        byte[] larger = new byte[Math.min(capacity, Math.max(needed, 2 * ring.length))];
        copyOut(larger, 0, size);
        ring = larger;
        start = 0;
    }

    private void copyOut(byte[] target, int offset, int length) {
        int first = Math.min(length, ring.length - start);
        System.arraycopy(ring, start, target, offset, first);
        System.arraycopy(ring, 0, target, offset + first, length - first);
    }

    @SuppressWarnings("WaitNotInLoop") // both callers loop
    private void await() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private synchronized int take(byte[] target, int offset, int length) throws InterruptedIOException {
        while (size == 0) {
            if (writerClosed || readerClosed) {
                return -1;
            }
            await();
        }
        int count = Math.min(length, size);
        copyOut(target, offset, count);
        start = start + count >= ring.length ? start + count - ring.length : start + count;
        size -= count;
        notifyAll();
        return count;
    }

    private synchronized void put(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            while (size == capacity && !readerClosed) {
                await();
            }
            if (readerClosed || writerClosed) {
                throw new BrokenPipeException();
            }
            int count = Math.min(length - done, capacity - size);
            append(bytes, offset + done, count);
            done += count;
            notifyAll();
        }
    }

    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = take(target, offset, length);
            if (count > 0) {
                onDrained.run();
            }
            return count;
        }

        @Override
        public int available() {
            synchronized (BytePipe.this) {
                return size;
            }
        }

        @Override
        public void close() {
            abandon();
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            put(bytes, offset, length);
        }

        @Override
        public void close() {
            finish();
        }
    }
}
