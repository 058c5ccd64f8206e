package org.phonebank.partitioner.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.plan.LaidOutFile;

/**
 * A weight file that is being written, in pieces of any order by any thread. It is made with its first piece, and
 * remembers what every piece held, so that reading it back can be compared.
 */
final class WeightFile implements Closeable {
    private final LaidOutFile plan;
    private final Path path;
    private final WrittenPieces pieces = new WrittenPieces();
    private final WeightErrors errors = new WeightErrors();
    private final AtomicInteger tilesLeft = new AtomicInteger();
    private @Nullable FileChannel channel;

    WeightFile(LaidOutFile plan, Path folder) {
        this.plan = plan;
        this.path = folder.resolve(plan.plan().name());
    }

    LaidOutFile plan() {
        return plan;
    }

    Path path() {
        return path;
    }

    WrittenPieces pieces() {
        return pieces;
    }

    /** What quantizing its weights costs. */
    WeightErrors errors() {
        return errors;
    }

    /** Says of how many tiles it consists; said before the first of them is written. */
    void consistsOf(int tiles) {
        tilesLeft.set(tiles);
    }

    /** Counts a tile as written; true for the last one. */
    boolean tileWritten() {
        return tilesLeft.decrementAndGet() == 0;
    }

    /** Writes all that is left in the buffer. */
    void write(ByteBuffer bytes, long position) throws IOException {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate());
        pieces.add(position, bytes.remaining(), (int) checksum.getValue());
        FileChannel file = channel();
        long at = position;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    /** Waits until the disk has what was written. */
    void force() throws IOException {
        channel().force(false);
    }

    private synchronized FileChannel channel() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        }
        return channel;
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
