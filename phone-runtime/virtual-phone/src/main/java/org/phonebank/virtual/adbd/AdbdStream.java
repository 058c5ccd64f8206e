package org.phonebank.virtual.adbd;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.adb.wire.AdbCommand;
import org.phonebank.adb.wire.AdbMessage;
import org.phonebank.adb.wire.AdbProtocol;
import org.phonebank.adb.wire.AdbWriter;
import org.phonebank.virtual.stream.BrokenPipeException;
import org.phonebank.virtual.stream.BytePipe;

/**
 * One stream of a connection. The connection's thread brings what arrives, the service's threads read and write; a
 * message is acknowledged as soon as there is room for the next, so that the desktop need not wait for the service.
 */
final class AdbdStream implements Closeable {
    private static final int INBOUND_BYTES = 4 * AdbProtocol.MAX_PAYLOAD;

    /** Acknowledging earlier than the message is used up keeps the link busy while the service works. */
    private static final int ROOM_TO_ACKNOWLEDGE = INBOUND_BYTES - AdbProtocol.MAX_PAYLOAD;

    private final int localId;
    private final int remoteId;
    private final AdbWriter writer;
    private final int maxPayload;
    private final Runnable onClose;
    private final BytePipe inbound = new BytePipe(INBOUND_BYTES, this::acknowledgeLate);
    private final List<Runnable> closeActions = new ArrayList<>();
    private boolean owesAcknowledgement;
    private boolean peerReady = true;
    private boolean closed;
    private boolean lost;

    AdbdStream(int localId, int remoteId, AdbWriter writer, int maxPayload, Runnable onClose) {
        this.localId = localId;
        this.remoteId = remoteId;
        this.writer = writer;
        this.maxPayload = maxPayload;
        this.onClose = onClose;
    }

    int remoteId() {
        return remoteId;
    }

    /** Tells the desktop that the service is there. */
    void accept() throws IOException {
        writer.write(AdbCommand.OKAY, localId, remoteId);
    }

    InputStream input() {
        return inbound.input();
    }

    OutputStream output() {
        return new Output();
    }

    /** Has something done when the stream ends, at once if it has ended. */
    void whenClosed(Runnable action) {
        synchronized (this) {
            if (!closed) {
                closeActions.add(action);
                return;
            }
        }
        action.run();
    }

    void received(AdbMessage message) throws IOException {
        if (!inbound.offer(message.buffer(), 0, message.length())) {
            // The desktop sends without waiting for its turn: more than memory is set aside for.
            close();
            return;
        }
        synchronized (this) {
            owesAcknowledgement = true;
        }
        acknowledgeLate();
    }

    private void acknowledgeLate() {
        synchronized (this) {
            if (!owesAcknowledgement || closed || inbound.room() < ROOM_TO_ACKNOWLEDGE) {
                return;
            }
            owesAcknowledgement = false;
        }
        try {
            writer.write(AdbCommand.OKAY, localId, remoteId);
        } catch (IOException e) {
            // The connection is gone, which its own thread finds out and tells all streams.
            inbound.finish();
        }
    }

    synchronized void peerIsReady() {
        peerReady = true;
        notifyAll();
    }

    /** The desktop closed the stream: what has arrived can still be read. */
    void closedByPeer() {
        inbound.finish();
        end();
    }

    /** The connection ended: nobody waits for what is still on its way. */
    void lost() {
        synchronized (this) {
            lost = true;
        }
        inbound.finish();
        end();
    }

    synchronized boolean isLost() {
        return lost;
    }

    /** There is no such service: the stream ends without a word from here. */
    void refused() {
        closedByPeer();
    }

    @Override
    public void close() throws IOException {
        if (end()) {
            inbound.abandon();
            writer.write(AdbCommand.CLSE, localId, remoteId);
        }
    }

    /** Returns false when it had ended before. */
    private boolean end() {
        List<Runnable> actions;
        synchronized (this) {
            if (closed) {
                return false;
            }
            closed = true;
            actions = List.copyOf(closeActions);
            notifyAll();
        }
        onClose.run();
        actions.forEach(Runnable::run);
        return true;
    }

    private synchronized void awaitPeer() throws IOException {
        while (!peerReady && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
        if (closed) {
            throw new BrokenPipeException();
        }
        peerReady = false;
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int count = Math.min(maxPayload, length - done);
                awaitPeer();
                writer.write(AdbCommand.WRTE, localId, remoteId, bytes, offset + done, count);
                done += count;
            }
        }
    }
}
