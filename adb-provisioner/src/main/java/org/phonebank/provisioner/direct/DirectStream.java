package org.phonebank.provisioner.direct;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.phonebank.adb.wire.AdbCommand;
import org.phonebank.adb.wire.AdbMessage;
import org.phonebank.adb.wire.AdbWireException;
import org.phonebank.provisioner.stream.AdbStream;

/**
 * One of the streams of a connection. ADB lets each side have one unanswered WRTE per stream: a write waits for the
 * answer to the write before it, not to its own, so that this side prepares the next message while the phone works.
 */
final class DirectStream implements AdbStream {
    private static final int FIRST_BUFFER_BYTES = 16 << 10;

    private final DirectConnection connection;
    private final int localId;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final InputStream input = new Input();
    private final OutputStream output = new Output();

    private int remoteId;
    private boolean mayWrite;
    private boolean closedByPhone;
    private boolean closedHere;
    private @Nullable IOException failure;
    private byte[] received = new byte[FIRST_BUFFER_BYTES];
    private int position;
    private int limit;
    private boolean unacknowledged;

    DirectStream(DirectConnection connection, int localId) {
        this.connection = connection;
        this.localId = localId;
    }

    /** Waits for the phone's answer to OPEN: true when it opened the service, false when it refused. */
    boolean awaitOpen(Duration deadline) throws IOException {
        long nanos = deadline.toNanos();
        lock.lock();
        try {
            while (remoteId == 0 && !closedByPhone) {
                requireUnbroken();
                if (nanos <= 0) {
                    throw new OpenTimeout();
                }
                nanos = awaitNanos(nanos);
            }
            return remoteId != 0;
        } finally {
            lock.unlock();
        }
    }

    /** The phone neither opened nor refused a service in time. */
    static final class OpenTimeout extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** On the connection's reading thread. */
    void onOkay(int from) {
        lock.lock();
        try {
            if (remoteId == 0) {
                remoteId = from;
            }
            mayWrite = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** On the connection's reading thread; the message's bytes are copied. */
    void onData(AdbMessage message) throws AdbWireException {
        lock.lock();
        try {
            if (unacknowledged) {
                throw new AdbWireException("The phone sent data before the data before it was taken.");
            }
            if (received.length < message.length()) {
                received = new byte[message.length()];
            }
            System.arraycopy(message.buffer(), 0, received, 0, message.length());
            position = 0;
            limit = message.length();
            unacknowledged = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** On the connection's reading thread. */
    void onClose() {
        lock.lock();
        try {
            closedByPhone = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void fail(IOException cause) {
        lock.lock();
        try {
            if (failure == null) {
                failure = cause;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void abort() {
        fail(new IOException("The stream was aborted."));
    }

    @Override
    public void close() {
        boolean tellPhone;
        lock.lock();
        try {
            if (closedHere) {
                return;
            }
            closedHere = true;
            tellPhone = remoteId != 0 && !closedByPhone;
            if (failure == null) {
                failure = new IOException("The stream is closed.");
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        connection.forget(localId, tellPhone ? remoteId : 0);
    }

    /** Tells the phone that its data was taken. */
    private void acknowledge() throws IOException {
        connection.send(AdbCommand.OKAY, localId, remoteId);
    }

    private void requireUnbroken() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the callers loop
    private long awaitNanos(long nanos) throws IOException {
        try {
            return changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }

    private void await() throws IOException {
        awaitNanos(TimeUnit.DAYS.toNanos(1));
    }

    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            int count;
            boolean drained;
            lock.lock();
            try {
                if (!awaitData()) {
                    return -1;
                }
                count = Math.min(length, limit - position);
                System.arraycopy(received, position, target, offset, count);
                position += count;
                drained = position == limit && !closedByPhone;
                unacknowledged &= !drained;
            } finally {
                lock.unlock();
            }
            if (drained) {
                acknowledge();
            }
            return count;
        }

        /** Holding the lock; false at the end of the stream. */
        private boolean awaitData() throws IOException {
            while (position == limit) {
                if (closedByPhone && !closedHere) {
                    return false;
                }
                requireUnbroken();
                if (unacknowledged) {
                    // An empty message: nobody will drain it.
                    unacknowledged = false;
                    acknowledge();
                } else {
                    await();
                }
            }
            return true;
        }

        @Override
        public int available() {
            lock.lock();
            try {
                return limit - position;
            } finally {
                lock.unlock();
            }
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            int done = 0;
            while (done < length) {
                int part = Math.min(length - done, connection.maxPayload());
                takePermit();
                connection.send(AdbCommand.WRTE, localId, remoteId, bytes, offset + done, part);
                done += part;
            }
        }

        private void takePermit() throws IOException {
            lock.lock();
            try {
                while (!mayWrite || closedByPhone || failure != null) {
                    requireUnbroken();
                    if (closedByPhone) {
                        throw new IOException("The phone closed the stream.");
                    }
                    await();
                }
                mayWrite = false;
            } finally {
                lock.unlock();
            }
        }
    }
}
