package org.phonebank.virtual.adbd;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.phonebank.virtual.stream.BrokenPipeException;
import org.phonebank.virtual.stream.DaemonThreads;

/** Output over a link; straight through as long as the link was never shaped. One thread writes at a time. */
final class ShapedOutput extends OutputStream {
    private final OutputStream out;
    private final Link link;
    private final String name;
    private @Nullable DelayLine line;
    private volatile boolean broken;
    private volatile boolean closed;

    ShapedOutput(OutputStream out, Link link, String name) {
        this.out = out;
        this.link = link;
        this.name = name;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        DelayLine delay = line;
        if (delay == null && link.isShaped()) {
            DelayLine started = new DelayLine(link);
            DaemonThreads.run(name + "-link-out", () -> drain(started));
            line = started;
            delay = started;
        }
        if (delay == null) {
            link.awaitSound(() -> closed);
            out.write(bytes, offset, length);
        } else if (broken) {
            throw new BrokenPipeException();
        } else {
            delay.put(Arrays.copyOfRange(bytes, offset, offset + length));
        }
    }

    private void drain(DelayLine from) {
        try {
            byte[] piece;
            while ((piece = from.take()) != null) {
                link.awaitSound(() -> closed);
                out.write(piece);
            }
        } catch (IOException e) {
            // The connection is gone: the next write says so.
            broken = true;
            from.finish();
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
