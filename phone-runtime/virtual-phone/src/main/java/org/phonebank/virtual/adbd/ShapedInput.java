package org.phonebank.virtual.adbd;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.virtual.stream.DaemonThreads;

/** Input over a link; straight through as long as the link was never shaped. For one thread. */
final class ShapedInput extends InputStream {
    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream in;
    private final Link link;
    private final String name;
    private final LongConsumer arrived;
    private @Nullable DelayLine line;
    private byte[] piece = {};
    private int position;
    private volatile boolean closed;

    /** Reports how many bytes came from the network, as they come. */
    ShapedInput(InputStream in, Link link, String name, LongConsumer arrived) {
        this.in = in;
        this.link = link;
        this.name = name;
        this.arrived = arrived;
    }

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
        DelayLine delay = line;
        if (delay == null && !link.isShaped()) {
            int count = in.read(target, offset, length);
            arrived.accept(Math.max(0, count));
            link.awaitSound(() -> closed);
            return closed ? -1 : count;
        }
        if (delay == null) {
            DelayLine started = new DelayLine(link);
            DaemonThreads.run(name + "-link-in", () -> fill(started));
            line = started;
            delay = started;
        }
        if (position == piece.length) {
            byte[] next = delay.take();
            link.awaitSound(() -> closed);
            if (next == null || closed) {
                return -1;
            }
            piece = next;
            position = 0;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }

    private void fill(DelayLine to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            int count;
            while ((count = in.read(buffer)) >= 0) {
                arrived.accept(count);
                to.put(Arrays.copyOf(buffer, count));
            }
        } catch (IOException e) {
            // A connection that breaks ends the input like one that is closed.
            return;
        } finally {
            to.finish();
        }
    }

    @Override
    public void close() {
        closed = true;
        link.wake();
        DelayLine delay = line;
        if (delay != null) {
            delay.finish();
        }
    }
}
