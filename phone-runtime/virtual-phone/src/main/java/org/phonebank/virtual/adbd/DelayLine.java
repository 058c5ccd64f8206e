package org.phonebank.virtual.adbd;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.phonebank.virtual.profile.LinkProfile;

/** Bytes on their way over a slow link: each piece comes out when the link would have delivered it, in order. */
final class DelayLine {
    private static final int MAX_BYTES = 4 << 20;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(byte[] bytes, long dueNanos) {}

    private final Link link;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private int waitingBytes;
    private long freeAt = System.nanoTime();
    private long lastDue = freeAt;
    private boolean finished;

    DelayLine(Link link) {
        this.link = link;
    }

    /** Sends bytes, which now belong to the line; waits while too many are on their way. */
    synchronized void put(byte[] bytes) throws InterruptedIOException {
        while (waitingBytes > 0 && waitingBytes + bytes.length > MAX_BYTES && !finished) {
            pause(0);
        }
        if (finished) {
            return;
        }
        LinkProfile profile = link.profile();
        long sending = profile.bytesPerSecond() == 0 ? 0 : bytes.length * 1_000_000_000L / profile.bytesPerSecond();
        freeAt = Math.max(freeAt, System.nanoTime()) + sending;
        long jitter = profile.jitter().toNanos();
        long delay = profile.latency().toNanos()
                + (jitter == 0 ? 0 : ThreadLocalRandom.current().nextLong(jitter + 1));
        lastDue = Math.max(lastDue, freeAt + delay);
        pieces.addLast(new Piece(bytes, lastDue));
        waitingBytes += bytes.length;
        notifyAll();
    }

    /** Nothing more will be sent; what is on its way still arrives. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /** Waits for the next piece; null at the end. */
    synchronized byte @Nullable [] take() throws InterruptedIOException {
        while (true) {
            Piece first = pieces.peekFirst();
            if (first == null && finished) {
                return null;
            }
            long left = first == null ? 0 : first.dueNanos() - System.nanoTime();
            if (first != null && left <= 0) {
                pieces.removeFirst();
                waitingBytes -= first.bytes().length;
                notifyAll();
                return first.bytes();
            }
            pause(left);
        }
    }

    /** 0: until something changes. */
    @SuppressWarnings("WaitNotInLoop") // both callers loop
    private void pause(long nanos) throws InterruptedIOException {
        try {
            if (nanos == 0) {
                wait();
            } else {
                wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
